package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"github.com/etagen/etagen/generator"
)

func TestParseFlags(t *testing.T) {
	o, err := parseFlags([]string{"./a", "--tags=x,y", "--tags", "z", "-v", "-C", "dir", "--tests=false", "./b/..."})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(o.patterns, []string{"./a", "./b/..."}) || !slices.Equal(o.tags, []string{"x", "y", "z"}) {
		t.Errorf("patterns %q, tags %q", o.patterns, o.tags)
	}
	if o.quiet || !o.verbose || o.tests || o.dir != "dir" {
		t.Errorf("options %+v", o)
	}
	o, err = parseFlags(nil)
	if err != nil || !o.tests || o.quiet || o.verbose || o.mode != modeRun || len(o.patterns)+len(o.tags) > 0 {
		t.Errorf("without arguments: %+v, %v", o, err)
	}
}

func TestFlagErrors(t *testing.T) {
	tests := []struct{ arg, want string }{
		{"--tets=false", "did you mean --tests?"},
		{"--suport", "did you mean --support?"},
		{"--haeder=x", "did you mean --header?"},
		{"--verison", "did you mean --version?"},
		{"--verbos", "did you mean --verbose?"},
		{"-tests=false", "did you mean --tests?"},
		{"--tag=x", "did you mean --tags?"},
		{"--xyzzy", "etagen -h lists the flags"},
		{"-x", "etagen -h lists the flags"},
	}
	for _, test := range tests {
		_, err := parseFlags([]string{test.arg})
		if err == nil || !strings.HasSuffix(err.Error(), test.want) || strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%s: %v, want it to end in %q", test.arg, err, test.want)
		}
	}
}

// TestFlagValues passes flags that swallow the next one, or have the value of an unset
// variable.
func TestFlagValues(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"--support", "-x"}, `--support has the value "-x", which looks like a flag: give --support a value`},
		{[]string{"--support=-x"}, `--support has the value "-x"`},
		{[]string{"--header", "--check"}, `--header has the value "--check"`},
		{[]string{"-C", "--check", "./..."}, `-C has the value "--check", which looks like a flag: give -C a value`},
		{[]string{"--tags", "--check", "./..."}, `--tags has the value "--check"`},
		{[]string{"--support", ""}, "--support is empty: give it a value, or remove it"},
		{[]string{"--header="}, "--header is empty"},
		{[]string{"-C", ""}, "-C is empty"},
	}
	for _, test := range tests {
		if _, err := parseFlags(test.args); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q: %v, want it to begin with %q", test.args, err, test.want)
		}
	}
	for _, args := range [][]string{{"--tags="}, {"--explain"}, {"--support", "a-b"}, {"--header", "a"}} {
		if _, err := parseFlags(args); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
}

// TestFlagsFile writes each flag into a flags file, which knows all flags: some are for the
// command line only.
func TestFlagsFile(t *testing.T) {
	dir := t.TempDir()
	newFlags(&options{}).VisitAll(func(f *pflag.Flag) {
		writeFile(t, filepath.Join(dir, generator.FlagsFile), "--"+f.Name+"=true\n")
		if _, err := (generator.Config{}).InModule(dir); err != nil && strings.Contains(err.Error(), "there is no flag") {
			t.Error(err)
		}
	})
}

// TestHelp compares the text with the flags, and with the size of the screen.
func TestHelp(t *testing.T) {
	text := help()
	newFlags(&options{}).VisitAll(func(f *pflag.Flag) {
		name := " --" + f.Name
		if f.Name == f.Shorthand {
			name = " -" + f.Name
		}
		if !strings.Contains(text, name) {
			t.Errorf("help does not name%s", name)
		}
	})
	if lines := strings.Count(text, "\n"); lines > 30 {
		t.Errorf("help has %d lines", lines)
	}
	for line := range strings.Lines(text) {
		if len(strings.TrimSuffix(line, "\n")) > 80 {
			t.Errorf("a line of help is too long: %s", line)
		}
	}
}
