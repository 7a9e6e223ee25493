package main

import (
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
)

// diagnosed prints one diagnostic about a file a.go with the given content.
func diagnosed(t *testing.T, c command, content string, d model.Diagnostic) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.go")
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	d.Pos.Filename, d.Code, d.Message = path, "some-code", "it is wrong"
	var stderr strings.Builder
	c.stderr = &stderr
	p := &printer{command: &c, options: &options{mode: modeRun}, dir: place.Folder(dir)}
	p.diagnostics([]model.Diagnostic{d})
	return stderr.String()
}

func TestPrintDiagnostic(t *testing.T) {
	at := func(line, column int) token.Position { return token.Position{Line: line, Column: column} }
	const head = "a.go:%s: it is wrong [some-code]\n"
	long := strings.Repeat("abcdefghij", 15)
	tests := []struct {
		name    string
		content string
		d       model.Diagnostic
		at      string
		want    string // under the first line
	}{
		{"a place", "abc\n", model.Diagnostic{Pos: at(1, 2)}, "1:2", "    abc\n     ^^\n"},
		{"a word", "ab cd.ef\n", model.Diagnostic{Pos: at(1, 4)}, "1:4", "    ab cd.ef\n       ^^\n"},
		{"no word", "a+b\n", model.Diagnostic{Pos: at(1, 2)}, "1:2", "    a+b\n     ^\n"},
		{"a stretch", "one\n\ttwo three\r\n", model.Diagnostic{Pos: at(2, 6), End: at(2, 11)}, "2:6",
			"        two three\n            ^^^^^\n"},
		{"a stretch over lines", "one two\nthree\n", model.Diagnostic{Pos: at(1, 5), End: at(2, 3)}, "1:5",
			"    one two\n        ^^^\n"},
		{"a stretch with a suggestion", "one two", model.Diagnostic{Pos: at(1, 5), End: at(1, 8), Suggestion: "three"}, "1:5",
			"    one two\n        ^^^\n        did you mean three\n"},
		{"tabs within", "\ta\tbc\td", model.Diagnostic{Pos: at(1, 4), End: at(1, 7)}, "1:4",
			"        a   bc  d\n            ^^^^\n"},
		{"letters of several bytes", "ä öü", model.Diagnostic{Pos: at(1, 4), End: at(1, 8)}, "1:4", "    ä öü\n      ^^\n"},
		{"wide letters", "图书 版本 x", model.Diagnostic{Pos: at(1, 8), End: at(1, 14)}, "1:8", "    图书 版本 x\n         ^^^^\n"},
		{"behind wide letters", "한글 ﾃｽﾄ「a」", model.Diagnostic{Pos: at(1, 20), End: at(1, 21)}, "1:20", "    한글 ﾃｽﾄ「a」\n              ^\n"},
		{"accents of their own", "e\u0301te\u0301 x", model.Diagnostic{Pos: at(1, 9), End: at(1, 10)}, "1:9", "    e\u0301te\u0301 x\n        ^\n"},
		{"commands to a terminal", "a\x1b[31m\u202eb", model.Diagnostic{Pos: at(1, 10)}, "1:10", "    a\ufffd[31m\ufffdb\n           ^\n"},
		{"behind the line", "abc", model.Diagnostic{Pos: at(1, 4), End: at(2, 1)}, "1:4", "    abc\n       ^\n"},
		{"a long line, at its start", long, model.Diagnostic{Pos: at(1, 1), End: at(1, 4)}, "1:1",
			"    " + long[:75] + "…\n    ^^^\n"},
		{"a long line, in the middle", long, model.Diagnostic{Pos: at(1, 101), End: at(1, 104)}, "1:101",
			"    …" + long[100-53:121] + "…\n" + strings.Repeat(" ", 4+54) + "^^^\n"},
		{"a long line, at its end", long, model.Diagnostic{Pos: at(1, 150), End: at(1, 151), Suggestion: "something else"}, "1:150",
			"    …" + long[150-75:] + "\n" + strings.Repeat(" ", 79) + "^\n" + strings.Repeat(" ", 80-27) + "did you mean something else\n"},
		{"a long stretch of a long line", "ab " + long, model.Diagnostic{Pos: at(1, 4), End: at(1, 154)}, "1:4",
			"    ab " + long[:72] + "…\n       " + strings.Repeat("^", 73) + "\n"},
		{"a long stretch within a long line", long + long, model.Diagnostic{Pos: at(1, 101), End: at(1, 201)}, "1:101",
			"    …" + long[100-18:][:18] + long[100:137] + "…" + long[:18] + "…\n" + strings.Repeat(" ", 4+19) + strings.Repeat("^", 38) + "\n"},
		{"no such column", "abc", model.Diagnostic{Pos: at(1, 9)}, "1:9", ""},
		{"no such line", "abc", model.Diagnostic{Pos: at(7, 1)}, "7:1", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := fmt.Sprintf(head, test.at) + test.want
			if got := diagnosed(t, command{terminal: true}, test.content, test.d); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			for line := range strings.Lines(test.want) {
				if n := term.Width(strings.TrimRight(line, "\n")); n > 80 {
					t.Errorf("a line has %d columns: %s", n, line)
				}
			}
		})
	}
}

// If stderr is not a terminal, a diagnostic is one line.
func TestPrintDiagnosticInPipe(t *testing.T) {
	for suggestion, want := range map[string]string{
		"":      "a.go:1:2: it is wrong [some-code]\n",
		"right": "a.go:1:2: it is wrong; did you mean \"right\"? [some-code]\n",
		"wrong": "a.go:1:2: it is wrong [some-code]\n", // already in the message
	} {
		d := model.Diagnostic{Pos: token.Position{Line: 1, Column: 2}, Suggestion: suggestion}
		if got := diagnosed(t, command{}, "abc\n", d); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPrintDiagnosticInColour(t *testing.T) {
	d := model.Diagnostic{Pos: token.Position{Line: 1, Column: 1}, Suggestion: "right"}
	const rest = " it is wrong \x1b[2m[some-code]\x1b[0m\n    abc\n    \x1b[%sm^^^\x1b[0m\n    \x1b[32mdid you mean right\x1b[0m\n"
	want := "\x1b[1ma.go:1:1:\x1b[0m" + fmt.Sprintf(rest, "1;31")
	if got := diagnosed(t, command{terminal: true, errColour: true}, "abc\n", d); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	d.Note = true
	want = "\x1b[1ma.go:1:1:\x1b[0m \x1b[1;36mnote:\x1b[0m" + fmt.Sprintf(rest, "1;36")
	if got := diagnosed(t, command{terminal: true, errColour: true}, "abc\n", d); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// If the whole file is the problem, its first line says nothing about it.
func TestPrintDiagnosticOfWholeFile(t *testing.T) {
	d := model.Diagnostic{Pos: token.Position{Filename: "testdata/readme/naive.go", Line: 1, Column: 1}, Code: model.ForeignFile, Message: "it is in the way"}
	var stderr strings.Builder
	p := &printer{command: &command{stderr: &stderr, terminal: true}, options: &options{mode: modeRun}}
	p.diagnostics([]model.Diagnostic{d})
	if want := "testdata/readme/naive.go:1:1: it is in the way [foreign-file]\n"; stderr.String() != want {
		t.Errorf("got\n%swant\n%s", stderr.String(), want)
	}
}

func TestPrintAtMost(t *testing.T) {
	var all []model.Diagnostic
	add := func(file string, from, to int, note bool) {
		for line := from; line <= to; line++ {
			all = append(all, model.Diagnostic{Pos: token.Position{Filename: file, Line: line, Column: 1}, Code: "c", Message: "m", Note: note})
		}
	}
	add("a.go", 1, 5, true)
	add("a.go", 6, 24, false)
	add("b.go", 1, 20, false)
	add("c.go", 1, 22, false)
	add("c.go", 23, 30, true)
	lines := func(file, kind string, from, to int) string {
		var b strings.Builder
		for line := from; line <= to; line++ {
			fmt.Fprintf(&b, "%s:%d:1: %sm [c]\n", file, line, kind)
		}
		return b.String()
	}
	tests := []struct {
		name string
		options
		want string
	}{
		{"as it is", options{mode: modeRun}, lines("a.go", "note: ", 1, 1) + lines("a.go", "", 6, 24) + "… and 4 more in a.go; -v shows all\n" +
			lines("b.go", "", 1, 20) + lines("c.go", "", 1, 20) + "… and 10 more in c.go; -v shows all\n"},
		{"verbose", options{mode: modeRun, verbose: true}, lines("a.go", "note: ", 1, 5) + lines("a.go", "", 6, 24) +
			lines("b.go", "", 1, 20) + lines("c.go", "", 1, 22) + lines("c.go", "note: ", 23, 30)},
		{"quiet", options{mode: modeRun, quiet: true}, lines("a.go", "", 6, 24) +
			lines("b.go", "", 1, 20) + lines("c.go", "", 1, 20) + "… and 2 more in c.go; -v shows all\n"},
		{"without a use for notes", options{mode: modeCheck, verbose: true}, lines("a.go", "", 6, 24) +
			lines("b.go", "", 1, 20) + lines("c.go", "", 1, 22)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stderr strings.Builder
			p := &printer{command: &command{stderr: &stderr}, options: &test.options}
			p.diagnostics(all)
			if stderr.String() != test.want {
				t.Errorf("got\n%swant\n%s", stderr.String(), test.want)
			}
		})
	}
}
