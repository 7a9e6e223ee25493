package main

import (
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator"
)

// diagnosed prints one diagnostic about a file a.go with the content.
func diagnosed(t *testing.T, terminal bool, content string, d annotations.Diagnostic) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.go")
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	d.Pos.Filename, d.Code, d.Message = path, "some-code", "it is wrong"
	var stderr strings.Builder
	p := &printer{command: &command{stderr: &stderr, terminal: terminal}, options: &options{}, dir: dir}
	p.diagnostics([]annotations.Diagnostic{d})
	return stderr.String()
}

func TestPrintDiagnostic(t *testing.T) {
	at := func(line, column int) token.Position { return token.Position{Line: line, Column: column} }
	tests := []struct {
		name     string
		terminal bool
		content  string
		d        annotations.Diagnostic
		want     string
	}{
		{"in a pipe", false, "abc\n", annotations.Diagnostic{Pos: at(1, 2)},
			"a.go:1:2: it is wrong [some-code]\n"},
		{"in a pipe, suggestion", false, "abc\n", annotations.Diagnostic{Pos: at(1, 2), Suggestion: "right"},
			"a.go:1:2: it is wrong; did you mean \"right\"? [some-code]\n"},
		{"in a pipe, suggestion in the message", false, "abc\n", annotations.Diagnostic{Pos: at(1, 2), Suggestion: "wrong"},
			"a.go:1:2: it is wrong [some-code]\n"},
		{"a place", true, "abc\n", annotations.Diagnostic{Pos: at(1, 2)},
			"a.go:1:2: it is wrong [some-code]\n\tabc\n\t ^\n"},
		{"a stretch", true, "one\n\ttwo three\r\n", annotations.Diagnostic{Pos: at(2, 6), End: at(2, 11)},
			"a.go:2:6: it is wrong [some-code]\n\t\ttwo three\n\t\t    ^^^^^\n"},
		{"a stretch with a suggestion", true, "one two", annotations.Diagnostic{Pos: at(1, 5), End: at(1, 8), Suggestion: "three"},
			"a.go:1:5: it is wrong [some-code]\n\tone two\n\t    ^^^\n\t    did you mean three\n"},
		{"letters of several bytes", true, "ä öü", annotations.Diagnostic{Pos: at(1, 4), End: at(1, 8)},
			"a.go:1:4: it is wrong [some-code]\n\tä öü\n\t  ^^\n"},
		{"behind the line", true, "abc", annotations.Diagnostic{Pos: at(1, 4), End: at(2, 1)},
			"a.go:1:4: it is wrong [some-code]\n\tabc\n\t   ^\n"},
		{"no such column", true, "abc", annotations.Diagnostic{Pos: at(1, 9)},
			"a.go:1:9: it is wrong [some-code]\n"},
		{"no such line", true, "abc", annotations.Diagnostic{Pos: at(7, 1)},
			"a.go:7:1: it is wrong [some-code]\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := diagnosed(t, test.terminal, test.content, test.d); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestPrintFiles(t *testing.T) {
	dir, err := filepath.Abs("a")
	if err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join("..", "b.go")
	files := []generator.File{
		{Path: filepath.Join(dir, "c.go"), Action: generator.Create, Reason: "why"},
		{Path: filepath.Join(dir, "k.go"), Action: generator.Keep, Reason: "why"},
		{Path: filepath.Join(dir, beside), Action: generator.Delete, Reason: "why"},
	}
	tests := []struct {
		name string
		options
		want string
	}{
		{"plain", options{}, "created  c.go\nremoved  " + beside + "\n"},
		{"quiet", options{quiet: true}, ""},
		{"verbose", options{verbose: true}, "created  c.go: why\nkept     k.go: why\nremoved  " + beside + ": why\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout strings.Builder
			p := &printer{command: &command{stdout: &stdout}, options: &test.options, dir: dir}
			p.files(files)
			if stdout.String() != test.want {
				t.Errorf("got\n%swant\n%s", stdout.String(), test.want)
			}
		})
	}
}
