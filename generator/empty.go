package generator

import (
	"bytes"
	"go/parser"
	"go/token"

	"github.com/etagen/etagen/templates"
)

// emptyFirst has files emptied that would be deleted. The go command lists all
// files before it runs the first generator, reads each when its turn comes, and
// ends with an error if one is gone. What is left of a file is not built, so
// that the next go generate does not list it, and the run in that deletes it.
func (p *Plan) emptyFirst() {
	for i, f := range p.Files {
		if f.Action != Delete || isEmptied(f.Old) {
			continue
		}
		if content := emptied(f.Old); content != nil {
			p.Files[i].Action, p.Files[i].Content = Empty, content
		}
	}
}

// neverBuiltLine keeps a file out of every build.
const neverBuiltLine = "//go:build ignore\n"

// emptied is what is left of a file; nil if it has no package clause to keep,
// without which the go command does not list it.
func emptied(content []byte) []byte {
	f, _ := parser.ParseFile(token.NewFileSet(), "", content, parser.PackageClauseOnly)
	if f == nil || f.Name == nil {
		return nil
	}
	return []byte(templates.GeneratedLine + "\n\n" + neverBuiltLine + "\npackage " + f.Name.Name + "\n")
}

// isEmptied reports whether a file was emptied by an earlier run.
func isEmptied(content []byte) bool {
	return bytes.HasPrefix(unixLines(content), []byte(templates.GeneratedLine+"\n\n"+neverBuiltLine))
}
