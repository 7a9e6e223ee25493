package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sampled is a resource whose tests need newBook.
const sampled = `package m

// Book is a resource.
//
//etagen:resource /books/{id} methods=GET,PUT sample=newBook
type Book struct {
	ID      string ` + "`json:\"id\" etagen:\"id\"`" + `
	Version string ` + "`json:\"version\" etagen:\"version\"`" + `
}
`

const newBook = "func newBook() *Book { return &Book{ID: \"é/1\", Version: \"7\"} }\n"

// TestSampleIsFound looks for the function everywhere it can be.
func TestSampleIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		file, content string
		withoutTests  bool
		want          string // the message of the only diagnostic; "" for none
	}{
		"a test":             {file: "book_test.go", content: "package m\n\n" + newBook},
		"the package":        {file: "new.go", content: "package m\n\n" + newBook},
		"nowhere":            {file: "book_test.go", content: "package m\n", want: "neither package m nor its tests have a function newBook: write func newBook() *Book"},
		"nowhere, no tests":  {file: "book_test.go", content: "package m\n", withoutTests: true},
		"a package of tests": {file: "book_test.go", content: "package m_test\n\n" + newBook, want: "is in package m_test (book_test.go:1)"},
		"a test that is not built": {
			file: "book_test.go", content: "//go:build other\n\npackage m\n\n" + newBook, want: "neither package m nor its tests have a function newBook",
		},
		"a test that does not parse": {file: "book_test.go", content: "package m\n\n" + newBook + "func {\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"go.mod": module, "book.go": sampled, c.file: c.content})
			plan := generate(t, dir, func(cfg *Config) { cfg.Tests = !c.withoutTests }).plan
			if c.want == "" {
				sound(t, plan)
				return
			}
			if len(plan.Diagnostics) != 1 || !strings.Contains(plan.Diagnostics[0].Message, c.want) || plan.Diagnostics[0].Pos.Column != 54 {
				t.Errorf("diagnostics %v, want one in column 54 with %q", plan.Diagnostics, c.want)
			}
		})
	}
}

// TestTestsAreParsedForSamples checks that a run without samples parses no tests.
func TestTestsAreParsedForSamples(t *testing.T) {
	for _, argument := range []string{"", " sample=newBook"} {
		dir := tree(t, map[string]string{
			"go.mod":        module,
			"book.go":       strings.Replace(sampled, " sample=newBook", argument, 1),
			"a_test.go":     "package m\n\n" + newBook,
			"other_test.go": "package m\n",
		})
		var parsed []string
		for _, f := range generate(t, dir, func(c *Config) { c.Tests = true }).sources[0].Tests {
			if f.Syntax != nil {
				parsed = append(parsed, filepath.Base(f.Path))
			}
		}
		var want []string
		if argument != "" {
			want = []string{"a_test.go"}
		}
		if !slices.Equal(parsed, want) {
			t.Errorf("with%s parsed %q, want %q", argument, parsed, want)
		}
	}
}

// TestSampleThatWillNotDo runs generated tests with samples that lack what their rows
// need: each must report that.
func TestSampleThatWillNotDo(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
	t.Parallel()
	cases := []struct{ name, body, want string }{
		{"good", `return &Book{ID: "é/1", Version: "7"}`, ""},
		{"nil", `return nil`, "newBook returns nil"},
		{"no version", `return &Book{ID: "1"}`, "the result of newBook has no entity tag"},
		{"random id", `calls++; return &Book{ID: strings.Repeat("x", calls), Version: "7"}`, "newBook returns the id xxx and then xxxx: return the same id each time"},
		{"no id", `return &Book{Version: "7"}`, ""}, // the test sets it
		{"other values", `calls++; return &Book{ID: "1", Version: strings.Repeat("x", calls)}`, ""},
	}
	files := map[string]string{"go.mod": module}
	for i, c := range cases {
		files[fmt.Sprintf("p%d/book.go", i)] = sampled
		files[fmt.Sprintf("p%d/book_test.go", i)] = fmt.Sprintf("package m\n\nimport \"strings\"\n\nvar calls int\n\nvar _ = strings.Repeat\n\nfunc newBook() *Book { %s }\n", c.body)
	}
	dir := tree(t, files)
	apply(t, dir, func(c *Config) { c.Tests = true })
	cmd := exec.CommandContext(t.Context(), "go", "test", "-gcflags=example.com/...=-l -dwarf=false", "-vet=off", "-json", "./p...")
	cmd.Dir = dir
	out, _ := cmd.CombinedOutput() // some fail
	for i, c := range cases {
		said, passed := saidOf(t, out, fmt.Sprintf("/p%d", i))
		if passed != (c.want == "") || !strings.Contains(said, c.want) {
			t.Errorf("%s: passed %t, want %q in\n%s", c.name, passed, c.want, said)
		}
	}
}

// saidOf returns what go test -json prints about the package whose path has the suffix,
// and whether its tests passed.
func saidOf(t *testing.T, events []byte, suffix string) (said string, passed bool) {
	t.Helper()
	for line := range bytes.Lines(events) {
		var e struct{ Action, Package, Test, Output string }
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		if strings.HasSuffix(e.Package, suffix) {
			said += e.Output
			passed = passed || e.Action == "pass" && e.Test == ""
		}
	}
	return said, passed
}
