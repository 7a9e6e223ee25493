package config

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates/genfile"
)

// FlagsFile is the name of a file in the root of a module. Every run in that module
// applies the flags in it, as if they were on its command line.
const FlagsFile = "etagen.flags"

// flagNames returns the flags that a module can set for itself. What to run on, and why,
// is decided by whoever starts the run.
func flagNames() []string { return []string{"tests", "support", "support-whole", "header", "tags"} }

// isSwitch reports whether a flag is a boolean, which needs no value.
func isSwitch(name string) bool { return name == "tests" || name == "support-whole" }

// otherFlags returns the flags that are allowed on a command line only.
func otherFlags() []string {
	return []string{"check", "diff", "list", "openapi", "explain", "json", "C", "modules", "quiet", "q", "verbose", "v", "version", "help", "h"}
}

// A fileFlag is a flag in a flags file.
type fileFlag struct {
	line        int
	name, value string
	bare        bool // without a value
}

// InModule returns the configuration for the module in a folder: c, completed with the
// flags file where the command line sets nothing. An error names the faulty line. Call it
// for each module of a run.
func (c Config) InModule(root string) (Config, error) {
	path := filepath.Join(root, FlagsFile)
	content, err := plan.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !plan.IsLink(path) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("reading the flags of a module: %w", err)
	}
	flags, err := parseFlags(content)
	if err != nil {
		return c, fmt.Errorf("%s:%w", path, err)
	}
	for _, f := range flags {
		if slices.Contains(c.Given, f.name) {
			continue
		}
		if err := c.set(f, root); err != nil {
			return c, fmt.Errorf("%s:%w", path, err)
		}
	}
	return c, nil
}

// parseFlags parses a flags file: one flag per line, its value after a blank or an
// equals sign, and comments after #.
func parseFlags(content []byte) ([]fileFlag, error) {
	var flags []fileFlag
	number := 0
	for line := range strings.Lines(string(genfile.WithoutMark(content))) {
		number++
		line = strings.TrimSpace(withoutComment(line))
		if line == "" {
			continue
		}
		f, err := parseFlag(line)
		f.line = number
		if err != nil {
			return flags, fmt.Errorf("%d: %w", number, err)
		}
		if i := slices.IndexFunc(flags, func(g fileFlag) bool { return g.name == f.name }); i >= 0 {
			return flags, fmt.Errorf("%d: --%s is already in line %d: keep one of them", number, f.name, flags[i].line)
		}
		flags = append(flags, f)
	}
	return flags, nil
}

// withoutComment removes a comment, which begins a line or follows a blank.
func withoutComment(line string) string {
	for i, c := range line {
		if c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			return line[:i]
		}
	}
	return line
}

// parseFlag parses one line of a flags file.
func parseFlag(line string) (fileFlag, error) {
	dashed, ok := strings.CutPrefix(line, "-")
	if !ok {
		return fileFlag{}, fmt.Errorf("%.80q is not a flag: write one flag per line, as in --header LICENSE", line)
	}
	name := strings.TrimPrefix(dashed, "-")
	value, bare := "", true
	if i := strings.IndexAny(name, "= \t"); i >= 0 {
		name, value, bare = name[:i], strings.TrimSpace(name[i+1:]), false
	}
	f := fileFlag{name: name, value: value, bare: bare}
	switch {
	case slices.Contains(otherFlags(), name):
		return f, fmt.Errorf("%s is not allowed here, because it is not the same in each run: give it on the command line", dashes(name))
	case !slices.Contains(flagNames(), name):
		likely := ""
		if c := annotations.Closest(name, flagNames()); c != "" {
			likely = "did you mean --" + c + "? "
		}
		return f, fmt.Errorf("there is no flag %.80q: %sa module can set --%s", dashes(name), likely, strings.Join(flagNames(), ", --"))
	case !isSwitch(name) && value == "":
		return f, fmt.Errorf("--%s is empty: give it a value, or remove it", name)
	case strings.HasPrefix(value, "-"):
		return f, fmt.Errorf("--%s has the value %.80q, which looks like a flag: write one flag per line", name, value)
	}
	return f, nil
}

// dashes writes a flag with one or two dashes, as its length requires.
func dashes(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// set sets the field of a flag. Paths are relative to the module's root.
func (c *Config) set(f fileFlag, root string) error {
	switch f.name {
	case "tests":
		return f.turn(&c.Tests)
	case "support-whole":
		return f.turn(&c.Whole)
	case "support":
		c.Support = f.value
	case "tags":
		c.Tags = strings.Split(f.value, ",")
	case "header":
		text, err := readHeader(root, f.value)
		if err != nil {
			return fmt.Errorf("%d: %w", f.line, err)
		}
		c.Header = text
	}
	return nil
}

// turn sets a boolean field.
func (f fileFlag) turn(on *bool) error {
	if f.bare {
		*on = true
		return nil
	}
	value, err := strconv.ParseBool(f.value)
	if err != nil {
		return fmt.Errorf("%d: --%s cannot be %.80q: write true or false", f.line, f.name, f.value)
	}
	*on = value
	return nil
}

// readHeader reads a header text from a file. Its path is relative to dir.
func readHeader(dir, path string) (string, error) {
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, filepath.FromSlash(path))
	}
	text, err := plan.ReadFile(path)
	if err == nil {
		err = CheckHeader(string(text))
	}
	if err != nil {
		return "", fmt.Errorf("reading the header: %w", err)
	}
	return string(text), nil
}
