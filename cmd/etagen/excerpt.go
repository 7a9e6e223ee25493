package main

import (
	"os"
	"strings"

	"github.com/etagen/etagen/annotations"
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
// empty where there is no such place.
func (p *printer) excerpt(path string, d annotations.Diagnostic) string {
	line, ok := sourceLine(path, d.Pos.Line)
	if !ok || d.Pos.Column < 1 || d.Pos.Column > len(line)+1 || d.Code == generator.CodeForeignFile {
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
func endColumn(line string, d annotations.Diagnostic) int {
	switch {
	case d.End.Line > d.Pos.Line:
		return len(line) + 1
	case d.End.Line == d.Pos.Line && d.End.Column > d.Pos.Column:
		return min(d.End.Column, len(line)+1)
	}
	return d.Pos.Column + term.WordLength(line[d.Pos.Column-1:])
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
