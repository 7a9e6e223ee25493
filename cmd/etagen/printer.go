package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator"
)

// A printer prints what a run did.
type printer struct {
	*command
	*options
	dir string // paths are printed as seen from it
}

// files prints a line for each file that was changed, and with --verbose for
// the others too.
func (p *printer) files(files []generator.File) {
	for _, f := range files {
		switch {
		case p.verbose:
			fmt.Fprintf(p.stdout, "%-8s %s: %s\n", f.Action, p.relative(f.Path), f.Reason)
		case f.Action != generator.Keep && !p.quiet:
			fmt.Fprintf(p.stdout, "%-8s %s\n", f.Action, p.relative(f.Path))
		}
	}
}

// findings prints a line for each file that is not as a run would leave it, and
// returns errStale where there is one.
func (p *printer) findings(files []generator.File) error {
	var err error
	for _, f := range files {
		what := finding(f)
		if what == "" {
			continue
		}
		err = errStale
		if !p.quiet {
			fmt.Fprintf(p.stdout, "%s: %s\n", p.relative(f.Path), what)
		}
	}
	return err
}

// finding says what is wrong with a file on the disk; "" for nothing.
func finding(f generator.File) string {
	switch f.Action {
	case generator.Create:
		return "missing"
	case generator.Update:
		return "stale: it differs from what etagen writes now, or it was edited"
	case generator.Delete:
		return "orphaned: " + f.Reason
	}
	return ""
}

// diagnostics prints what is wrong in the source: a line each, and on a
// terminal the line of the source with a caret under what is wrong.
func (p *printer) diagnostics(all []annotations.Diagnostic) {
	for _, d := range all {
		if d.Note && (p.quiet || p.check) {
			continue
		}
		d.Pos.Filename = p.relative(d.Pos.Filename)
		if p.terminal {
			fmt.Fprintf(p.stderr, "%s\n%s", d, p.excerpt(d))
			continue
		}
		if !strings.Contains(d.Message, d.Suggestion) {
			d.Message += fmt.Sprintf("; did you mean %q?", d.Suggestion)
		}
		fmt.Fprintln(p.stderr, d)
	}
}

// excerpt is the line of the source that a diagnostic is about, with a caret
// under what is wrong and the suggestion under that.
func (p *printer) excerpt(d annotations.Diagnostic) string {
	path := d.Pos.Filename
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.dir, path)
	}
	line, ok := sourceLine(path, d.Pos.Line)
	if !ok || d.Pos.Column < 1 || d.Pos.Column > len(line)+1 {
		return ""
	}
	width := 1
	if d.End.Line == d.Pos.Line && d.End.Column > d.Pos.Column && d.End.Column <= len(line)+1 {
		width = len([]rune(line[d.Pos.Column-1 : d.End.Column-1]))
	}
	indent := blank(line[:d.Pos.Column-1])
	text := fmt.Sprintf("\t%s\n\t%s%s\n", line, indent, strings.Repeat("^", width))
	if d.Suggestion != "" {
		text += fmt.Sprintf("\t%sdid you mean %s\n", indent, d.Suggestion)
	}
	return text
}

// sourceLine reads one line of a file, counted from 1.
func sourceLine(path string, number int) (string, bool) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", false
	}
	for line := range strings.Lines(string(content)) {
		if number--; number == 0 {
			return strings.TrimRight(line, "\r\n"), true
		}
	}
	return "", false
}

// blank is as wide as the text on a terminal, tabs included.
func blank(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, text)
}

// skipped says in one line which modules the run did not enter.
func (p *printer) skipped(dirs []string) {
	if p.quiet || len(dirs) == 0 {
		return
	}
	var names []string
	for _, dir := range dirs {
		names = append(names, p.relative(dir))
	}
	if len(names) == 1 {
		fmt.Fprintf(p.stderr, "etagen: skipped %s, a module of its own with directives; --modules enters it\n", names[0])
		return
	}
	fmt.Fprintf(p.stderr, "etagen: skipped %d modules of their own with directives, %s; --modules enters them\n", len(names), strings.Join(names, ", "))
}

// relative is a path as seen from the working directory, where that is shorter:
// a run in a package writes the support package elsewhere in the module.
func (p *printer) relative(path string) string {
	rel, err := filepath.Rel(p.dir, path)
	if err != nil || len(rel) >= len(path) {
		return path
	}
	return rel
}
