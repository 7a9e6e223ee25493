package main

import (
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
	"github.com/etagen/etagen/generator"
)

// These sizes limit an excerpt so that a terminal of 80 columns shows the line without
// wrapping it, and the carets under it.
const (
	excerptIndent = "    "
	excerptWidth  = 80 - len(excerptIndent)
)

// excerpt returns the source line of a diagnostic, with carets under the error, and the
// suggestion on the next line. It is empty if there is no such line.
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

// endColumn returns the column after the error. If the diagnostic has no end, it is the
// end of the word at its position.
func endColumn(line string, d model.Diagnostic) int {
	switch {
	case d.End.Line > d.Pos.Line:
		return len(line) + 1
	case d.End.Line == d.Pos.Line && d.End.Column > d.Pos.Column:
		return min(d.End.Column, len(line)+1)
	}
	return d.Pos.Column + term.WordLength(line[d.Pos.Column-1:])
}

// sourceLine returns a line of a file, counted from 1. The file is read once for all its
// diagnostics, which come one after another.
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

// kindColour returns the colour of the carets of a diagnostic.
func kindColour(d model.Diagnostic) string {
	if d.Note {
		return term.Advice
	}
	return term.Alarm
}
