package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/cmd/etagen/internal/reference"
)

// options are the arguments of the command.
type options struct {
	mode     mode
	patterns []string
	explain  string // what is to be explained
	tests    bool
	support  string
	whole    bool
	header   string
	tags     []string
	dir      string
	modules  bool
	quiet    bool
	verbose  bool
	json     bool
	given    []string // the names of the flags on the command line
}

// parseFlags parses the arguments. The error is pflag.ErrHelp when help is
// asked for.
func parseFlags(args []string) (*options, error) {
	o := &options{}
	flags := newFlags(o)
	if err := flags.Parse(args); err != nil {
		return nil, flagError(flags, err)
	}
	if err := checkValues(flags); err != nil {
		return nil, err
	}
	if err := checkExclusive(flags); err != nil {
		return nil, err
	}
	flags.Visit(func(f *pflag.Flag) { o.given = append(o.given, f.Name) })
	o.mode = modeOf(flags)
	if o.mode == modeExplain {
		name, err := reference.AskedFor(o.explain, flags.Args())
		o.explain = name
		return o, err
	}
	o.patterns = flags.Args()
	if o.modules {
		return o, o.patternsOfModules()
	}
	return o, nil
}

// patternsOfModules sets the one pattern that means something in each of many
// modules.
func (o *options) patternsOfModules() error {
	if len(o.patterns) > 1 || len(o.patterns) == 1 && o.patterns[0] != "./..." {
		return errors.New("--modules is for all packages of each module: name none, or ./...; -C names the folder")
	}
	o.patterns = []string{"./..."}
	return nil
}

// newFlags returns the flags of the command, which set o.
func newFlags(o *options) *pflag.FlagSet {
	flags := pflag.NewFlagSet("etagen", pflag.ContinueOnError)
	flags.Usage = func() {}
	flags.SortFlags = false
	flags.Bool("check", false, "write nothing, and name what is missing, stale or orphaned")
	flags.Bool("diff", false, "write nothing, and show what a run would change")
	flags.Bool("list", false, "write nothing, and list the resources")
	flags.Bool("openapi", false, "write nothing, and print one OpenAPI document for all packages that have one")
	flags.StringVar(&o.explain, "explain", "", "explain the annotations, or the one of that `NAME`")
	flags.Lookup("explain").NoOptDefVal = reference.All
	flags.BoolVar(&o.json, "json", false, "print one JSON document, and nothing else")
	flags.BoolVar(&o.tests, "tests", true, "write tests for the resources; =false removes them")
	flags.StringVar(&o.support, "support", "", "folder of the support `DIR` from the module's root")
	flags.BoolVar(&o.whole, "support-whole", false, "write the support package whole, for other modules of go.work too")
	flags.StringVar(&o.header, "header", "", "text at the top of each file, such as a licence, from `FILE`")
	flags.StringSliceVar(&o.tags, "tags", nil, "build tags, a `LIST` with commas")
	flags.StringVarP(&o.dir, "C", "C", "", "run as if started in `DIR`")
	flags.BoolVar(&o.modules, "modules", false, "run in nested modules and in those of go.work too")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "print nothing but errors")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "also print what stays as it is, and timings")
	flags.Bool("version", false, "print the version")
	return flags
}

// checkValues returns an error for a flag that has taken the next one for its
// value, as in --support --check, and for one whose value is empty, as that of an
// unset variable is: to go on would be to do something else than was asked for.
func checkValues(flags *pflag.FlagSet) error {
	var problem error
	flags.Visit(func(f *pflag.Flag) {
		value := f.Value.String()
		switch {
		case problem != nil || f.Value.Type() == "bool":
		case strings.HasPrefix(strings.TrimPrefix(value, "["), "-"):
			problem = fmt.Errorf("--%s has the value %q, which looks like a flag: give --%s a value of its own", f.Name, strings.Trim(value, "[]"), f.Name)
		case value == "" && f.NoOptDefVal == "":
			problem = fmt.Errorf("--%s is empty: give it a value, or leave it out", f.Name)
		}
	})
	return problem
}

// flagError adds to an error about a flag that there is not the one that was
// likely meant.
func flagError(flags *pflag.FlagSet, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	given := unknown.GetSpecifiedName()
	if cluster := unknown.GetSpecifiedShortnames(); cluster != "" {
		given = cluster // -tests for --tests
	}
	given, _, _ = strings.Cut(given, "=")
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if likely := annotations.Closest(given, names); likely != "" {
		return fmt.Errorf("%w; did you mean --%s?", err, likely)
	}
	return fmt.Errorf("%w; etagen -h lists the flags", err)
}
