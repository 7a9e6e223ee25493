package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/cmd/etagen/internal/diff"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
	"github.com/etagen/etagen/generator"
)

// diffs prints what a run would change in each file. git apply and patch -p1 accept the
// output in the folder that the paths are relative to.
func (p *printer) diffs(all []generator.Finding) {
	if p.quiet || len(all) == 0 {
		return
	}
	base := diffBase(string(p.dir), all)
	if base != string(p.dir) {
		fmt.Fprintf(p.stderr, "etagen: the paths are relative to %s: run git apply there\n", p.dir.Shown(base))
	}
	for _, f := range all {
		text := unifiedDiff(base, f)
		if p.outScreen || p.outColour {
			text = paintDiff(p.outColour, text)
		}
		fmt.Fprint(p.stdout, text)
	}
}

// unifiedDiff returns what a run would change in a file, with a path relative to base.
func unifiedDiff(base string, f generator.Finding) string {
	name := f.Path
	if rel, err := filepath.Rel(base, f.Path); err == nil {
		name = rel
	}
	before, after := f.Old, f.Content
	if f.Action != generator.Create && before == nil {
		before = []byte{} // the file exists, and is empty
	}
	return string(diff.Unified(annotations.Visible(filepath.ToSlash(name)), before, after))
}

// diffBase returns the folder that paths in diffs are relative to: dir, or its nearest
// parent that contains all the files. Programs that apply diffs reject paths with "..".
func diffBase(dir string, all []generator.Finding) string {
	base := dir
	for _, f := range all {
		for !isBelow(base, f.Path) && base != filepath.Dir(base) {
			base = filepath.Dir(base)
		}
	}
	return base
}

// isBelow reports whether a path is in a folder or below it.
func isBelow(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// paintDiff makes the diff of one file safe for a terminal, and adds the colours of git
// if on is set.
func paintDiff(on bool, text string) string {
	var painted strings.Builder
	inHunk := false
	for line := range strings.Lines(text) {
		inHunk = inHunk || line[0] == '@'
		content := strings.TrimRight(line, "\r\n")
		painted.WriteString(term.Paint(on, diffStyle(line[0], inHunk), shownLines(content)) + line[len(content):])
	}
	return painted.String()
}

// diffStyle returns the style of a line by its first byte. Before the first hunk are the
// headers, which may begin with the same bytes as other lines.
func diffStyle(sign byte, inHunk bool) string {
	switch {
	case !inHunk:
		return term.Bold
	case sign == '@':
		return term.Cyan
	case sign == '-':
		return term.Red
	case sign == '+':
		return term.Green
	}
	return term.Plain
}
