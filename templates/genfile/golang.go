package genfile

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// GoLine is the first line of every generated Go file. Use it to write Go files, and Line
// to recognize files.
const GoLine = "// " + Line

// Go returns the format of Go files. Use it for outputs whose names end in .go.
func Go() *Format {
	return &Format{
		Name: "Go", Extension: ".go", Mark: "generated line", Begin: GoLine + "\n",
		Generated: isGoGenerated, Edited: editedGo, Emptied: emptiedGo, Header: goHeader,
	}
}

// isGoGenerated reports whether the generated line is before the package clause.
// Conflict markers that a merge has left above that line do not matter.
func isGoGenerated(content []byte) bool {
	for line := range bytes.Lines(WithoutMark(content)) {
		line = bytes.TrimRight(line, "\r\n")
		if string(line) == GoLine {
			return true
		}
		if bytes.HasPrefix(line, []byte("package ")) {
			return false
		}
	}
	return false
}

// editedGo describes a sign that a file was edited by hand: a file that etagen has
// written parses and is formatted. It returns "" if there is none.
func editedGo(content []byte) string {
	old := UnixLines(content)
	if how := editedText(old); how != "" {
		return how
	}
	_, err := parser.ParseFile(token.NewFileSet(), "", old, parser.SkipObjectResolution)
	if list := (scanner.ErrorList)(nil); errors.As(err, &list) && len(list) > 0 {
		return fmt.Sprintf("line %d does not parse: %s", list[0].Pos.Line, list[0].Msg)
	}
	if formatted, err := format.Source(old); err == nil && !bytes.Equal(formatted, old) {
		return fmt.Sprintf("line %d is not formatted as gofmt does", FirstDifference(old, formatted))
	}
	return ""
}

// editedText describes a sign, independent of the format, that a file was edited by
// hand.
func editedText(content []byte) string {
	if line := ConflictLine(content); line > 0 {
		return fmt.Sprintf("a merge conflict is not resolved in line %d", line)
	}
	if IsBlank(content) {
		return "it is empty"
	}
	return ""
}

// neverBuiltLine excludes a file from every build.
const neverBuiltLine = "//go:build ignore\n"

// emptiedGo returns what remains of an emptied file. It returns nil if an earlier run
// has emptied it, or if there is no package clause to keep: the go command does not list
// such a file.
func emptiedGo(content []byte) []byte {
	if bytes.HasPrefix(UnixLines(content), []byte(GoLine+"\n\n"+neverBuiltLine)) {
		return nil
	}
	f, _ := parser.ParseFile(token.NewFileSet(), "", content, parser.PackageClauseOnly)
	if f == nil || f.Name == nil {
		return nil
	}
	return []byte(GoLine + "\n\n" + neverBuiltLine + "\npackage " + f.Name.Name + "\n")
}

// GoTop returns the beginning of a file: the generated line, then the user's header text
// as a comment. Use it unless jennifer writes the file.
func GoTop(text string) string {
	var b strings.Builder
	b.WriteString(GoLine + "\n")
	text = strings.NewReplacer("\r\n", "\n", "\f", "", "\v", "").Replace(strings.TrimPrefix(text, "\ufeff"))
	text = strings.TrimSpace(text)
	if text != "" {
		b.WriteString("\n")
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, " \n")
			if !strings.HasPrefix(line, "//") {
				line = strings.TrimRight("// "+line, " ")
			}
			b.WriteString(line + "\n")
		}
	}
	b.WriteString("\n")
	return b.String()
}

// goHeader returns the header text of a file: the text between the generated line and
// the build constraint or the package clause.
func goHeader(content []byte) string {
	_, rest, _ := strings.Cut(string(UnixLines(WithoutMark(content))), GoLine+"\n")
	var header strings.Builder
	for line := range strings.Lines(rest) {
		if strings.HasPrefix(line, "//go:build ") || strings.HasPrefix(line, "package ") {
			return header.String()
		}
		header.WriteString(line)
	}
	return header.String()
}
