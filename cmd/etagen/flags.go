package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/cmd/etagen/internal/reference"
)

// options has the arguments of the command.
type options struct {
	mode     mode
	patterns []string
	explain  string // the name to explain
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

// parseFlags parses the arguments. It returns pflag.ErrHelp if they ask for help.
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

// patternsOfModules sets the only pattern that makes sense with several modules.
func (o *options) patternsOfModules() error {
	if len(o.patterns) > 1 || len(o.patterns) == 1 && o.patterns[0] != "./..." {
		return errors.New("--modules covers all packages of each module: name no packages, or ./...; -C sets the folder")
	}
	o.patterns = []string{"./..."}
	return nil
}

// newFlags returns the flags of the command, which set o. They have no usage, because -h
// prints the text of help.
func newFlags(o *options) *pflag.FlagSet {
	flags := pflag.NewFlagSet("etagen", pflag.ContinueOnError)
	flags.Usage = func() {}
	flags.SortFlags = false
	flags.Bool("check", false, "")
	flags.Bool("diff", false, "")
	flags.Bool("list", false, "")
	flags.Bool("openapi", false, "")
	flags.StringVar(&o.explain, "explain", "", "")
	flags.Lookup("explain").NoOptDefVal = reference.All
	flags.BoolVar(&o.json, "json", false, "")
	flags.BoolVar(&o.tests, "tests", true, "")
	flags.StringVar(&o.support, "support", "", "")
	flags.BoolVar(&o.whole, "support-whole", false, "")
	flags.StringVar(&o.header, "header", "", "")
	flags.StringSliceVar(&o.tags, "tags", nil, "")
	flags.StringVarP(&o.dir, "C", "C", "", "")
	flags.BoolVar(&o.modules, "modules", false, "")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "")
	flags.Bool("version", false, "")
	return flags
}

// checkValues returns an error for a flag that has swallowed the next one, as in
// --support --check. It also returns one for an empty value, which may come from an
// unset variable: going on would do something that nobody asked for.
func checkValues(flags *pflag.FlagSet) error {
	var problem error
	flags.Visit(func(f *pflag.Flag) {
		value := f.Value.String()
		switch {
		case problem != nil || f.Value.Type() == "bool":
		case strings.HasPrefix(strings.TrimPrefix(value, "["), "-"):
			problem = fmt.Errorf("%s has the value %q, which looks like a flag: give %s a value", dashed(f.Name), strings.Trim(value, "[]"), dashed(f.Name))
		case value == "" && f.NoOptDefVal == "":
			problem = fmt.Errorf("%s is empty: give it a value, or remove it", dashed(f.Name))
		}
	})
	return problem
}

// dashed returns a flag with one or two dashes, as its length requires.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// flagError adds the most similar flag to an error about an unknown one.
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
