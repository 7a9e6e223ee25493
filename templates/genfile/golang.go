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

// GoLine is the first line of every file in Go.
const GoLine = "// " + Line

// Go returns the format of files in Go.
func Go() *Format {
	return &Format{
		Name: "Go", Extension: ".go", Mark: "generated line", Begin: GoLine + "\n",
		Generated: isGoGenerated, Edited: editedGo, Emptied: emptiedGo, Header: goHeader,
	}
}

// isGoGenerated reports whether the generated line is before the package clause. A
// merge that has left conflict markers above that line does not make the file
// anybody else's.
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

// editedGo tells by what a file shows that a hand was at it after etagen: what
// etagen writes parses and is formatted. It is "" if nothing does.
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

// editedText tells by what a file in any format shows that a hand was at it.
func editedText(content []byte) string {
	if line := ConflictLine(content); line > 0 {
		return fmt.Sprintf("a merge conflict is not resolved in line %d", line)
	}
	if IsBlank(content) {
		return "it is empty"
	}
	return ""
}

// neverBuiltLine keeps a file out of every build.
const neverBuiltLine = "//go:build ignore\n"

// emptiedGo is what is left of a file; nil if it has no package clause to keep,
// without which the go command does not list it, or was emptied by an earlier run.
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

// GoTop returns what stands above everything else in a file: the generated line,
// then the user's header text as a comment.
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

// goHeader is the header text of a file: what stands between the generated line
// and the build constraint or the package clause.
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
