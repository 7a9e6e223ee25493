package generator

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"go/parser"
	"go/scanner"
	"go/token"

	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// goFormat is how a generated file of Go shows what it is.
func goFormat() *plan.Format {
	return &plan.Format{Line: templates.GeneratedLine, Generated: isGenerated, Edited: edited, Emptied: emptied}
}

// edited tells by what a file shows that a hand was at it after etagen: what
// etagen writes parses and is formatted. It is "" where nothing does.
func edited(content []byte) string {
	old := plan.UnixLines(content)
	if line := conflictLine(old); line > 0 {
		return fmt.Sprintf("a merge conflict is not resolved in line %d", line)
	}
	if plan.IsBlank(old) {
		return "it is empty"
	}
	_, err := parser.ParseFile(token.NewFileSet(), "", old, parser.SkipObjectResolution)
	if list := (scanner.ErrorList)(nil); errors.As(err, &list) && len(list) > 0 {
		return fmt.Sprintf("line %d does not parse: %s", list[0].Pos.Line, list[0].Msg)
	}
	if formatted, err := format.Source(old); err == nil && !bytes.Equal(formatted, old) {
		return fmt.Sprintf("line %d is not formatted as gofmt does", plan.FirstDifference(old, formatted))
	}
	return ""
}

// conflictLine is the number of the first line that begins a merge conflict; 0
// when none does.
func conflictLine(content []byte) int {
	number := 0
	for line := range bytes.Lines(content) {
		number++
		if bytes.HasPrefix(line, []byte("<<<<<<< ")) {
			return number
		}
	}
	return 0
}

// neverBuiltLine keeps a file out of every build.
const neverBuiltLine = "//go:build ignore\n"

// emptied is what is left of a file; nil if it has no package clause to keep,
// without which the go command does not list it, or was emptied by an earlier run.
func emptied(content []byte) []byte {
	if isEmptied(content) {
		return nil
	}
	f, _ := parser.ParseFile(token.NewFileSet(), "", content, parser.PackageClauseOnly)
	if f == nil || f.Name == nil {
		return nil
	}
	return []byte(templates.GeneratedLine + "\n\n" + neverBuiltLine + "\npackage " + f.Name.Name + "\n")
}

// isEmptied reports whether a file was emptied by an earlier run.
func isEmptied(content []byte) bool {
	return bytes.HasPrefix(plan.UnixLines(content), []byte(templates.GeneratedLine+"\n\n"+neverBuiltLine))
}
