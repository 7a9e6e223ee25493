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

// diffs prints what a run would change in each file. git apply and patch -p1
// take it in the folder that the paths are from.
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

// unifiedDiff is what a run would change in a file, which is named as seen from
// a folder.
func unifiedDiff(base string, f generator.Finding) string {
	name := f.Path
	if rel, err := filepath.Rel(base, f.Path); err == nil {
		name = rel
	}
	before, after := f.Old, f.Content
	if f.Action != generator.Create && before == nil {
		before = []byte{} // there is a file, with nothing in it
	}
	return string(diff.Unified(annotations.Visible(filepath.ToSlash(name)), before, after))
}

// diffBase is the folder that paths in diffs are from: dir, or the nearest above
// it that has all the files below it. What applies diffs takes no path with
// dots in it.
func diffBase(dir string, all []generator.Finding) string {
	base := dir
	for _, f := range all {
		for !isBelow(base, f.Path) && base != filepath.Dir(base) {
			base = filepath.Dir(base)
		}
	}
	return base
}

// isBelow reports whether a path is in a folder or in one below that.
func isBelow(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// paintDiff makes of a diff of one file what a terminal can show, in the colours
// that git gives it if they are on.
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

// diffStyle is the style of a line by its first byte. Before the first hunk
// there are headers, which may begin as other lines do.
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
