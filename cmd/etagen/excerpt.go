package main

import (
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
	"github.com/etagen/etagen/generator"
)

// Where an excerpt begins, and how much of a line is in it: no more than a
// terminal of 80 columns shows without breaking it, and the carets with it.
const (
	excerptIndent = "    "
	excerptWidth  = 80 - len(excerptIndent)
)

// excerpt is the line of the source that a diagnostic is about, with carets
// under what is wrong, and on a line of its own what may have been meant. It is
// empty if there is no such place.
func (p *printer) excerpt(path string, d model.Diagnostic) string {
	if d.Code == model.ForeignFile {
		return ""
	}
	line, ok := p.sourceLine(path, d.Pos.Line)
	if !ok || d.Pos.Column < 1 || d.Pos.Column > len(line)+1 {
		return ""
	}
	shown, indent, width := term.Cut(term.CellsOf(line), d.Pos.Column-1, endColumn(line, d)-1, excerptWidth)
	text := excerptIndent + shown + "\n" + excerptIndent + strings.Repeat(" ", indent) +
		term.Paint(p.errColour, kindColour(d), strings.Repeat("^", width)) + "\n"
	if d.Suggestion != "" {
		meant := "did you mean " + term.Printable(d.Suggestion)
		indent = max(0, min(indent, excerptWidth-term.Width(meant)))
		text += excerptIndent + strings.Repeat(" ", indent) + term.Paint(p.errColour, term.Green, meant) + "\n"
	}
	return text
}

// endColumn is the column behind what is wrong in the line. Where a diagnostic
// does not tell, it is the end of the word that begins there.
func endColumn(line string, d model.Diagnostic) int {
	switch {
	case d.End.Line > d.Pos.Line:
		return len(line) + 1
	case d.End.Line == d.Pos.Line && d.End.Column > d.Pos.Column:
		return min(d.End.Column, len(line)+1)
	}
	return d.Pos.Column + term.WordLength(line[d.Pos.Column-1:])
}

// A sourceFile is a file that excerpts are taken from, in lines.
type sourceFile struct {
	path  string
	lines []string
}

// sourceLine is one line of a file, counted from 1. The file is read once for
// all its diagnostics, which come one after another.
func (p *printer) sourceLine(path string, number int) (string, bool) {
	if p.source.path != path {
		content, err := generator.ReadFile(path)
		if err != nil {
			return "", false
		}
		p.source = sourceFile{path, strings.Split(string(content), "\n")}
	}
	if number < 1 || number > len(p.source.lines) {
		return "", false
	}
	return strings.TrimRight(p.source.lines[number-1], "\r"), true
}
