package load

import (
	"errors"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates/genfile"
)

// parseMode keeps comments, since they contain the directives.
const parseMode = parser.ParseComments | parser.SkipObjectResolution | parser.AllErrors

// parse parses the packages with directives. Syntax errors are reported only in files
// with directives; other files are used as far as they parse.
func (l *Loader) parse() error {
	var all []*File
	annotated := l.annotated()
	for _, s := range annotated {
		all = append(all, s.Files...)
	}
	l.Each("parsing files", len(all), func(i int) { all[i].parse(l.Fset) })
	for _, s := range annotated {
		s.settleName()
		for _, f := range s.Files {
			if f.directives {
				s.report(f.syntaxErrors()...)
				s.report(f.packageErrors(l.Fset, s.Name)...)
			}
			f.Content = nil // the syntax has all that is needed
		}
	}
	return nil
}

// parse parses the file.
func (f *File) parse(fset *token.FileSet) {
	f.Syntax, f.err = parser.ParseFile(fset, f.Path, f.Content, parseMode)
}

// settleName takes the package's name from the hand-written files. The go command takes
// it from the first file, which may be a stale output.
func (s *Package) settleName() {
	for _, f := range s.Files {
		if f.Syntax != nil && f.Syntax.Name != nil && f.Syntax.Name.Name != "" && f.Syntax.Name.Name != "_" {
			s.Name = f.Syntax.Name.Name
			return
		}
	}
}

// syntaxErrors returns diagnostics that say why the file does not parse. If it contains
// a merge conflict, they report only that.
func (f *File) syntaxErrors() []model.Diagnostic {
	var list scanner.ErrorList
	if !errors.As(f.err, &list) {
		return nil
	}
	if line := genfile.ConflictLine(f.Content); line > 0 {
		pos := plan.StartOf(f.Path)
		pos.Line = line
		return []model.Diagnostic{{Pos: pos, Code: model.Syntax, Message: "this merge conflict is not resolved"}}
	}
	list.RemoveMultiples()
	var found []model.Diagnostic
	for _, e := range list {
		found = append(found, model.Diagnostic{Pos: e.Pos, Code: model.Syntax, Message: e.Msg})
	}
	return found
}

// packageErrors returns a diagnostic if the file belongs to another package than the
// rest.
func (f *File) packageErrors(fset *token.FileSet, name string) []model.Diagnostic {
	if f.Syntax == nil || isClause(f.Syntax.Name, name) {
		return nil
	}
	return []model.Diagnostic{{
		Pos:        fset.Position(f.Syntax.Name.Pos()),
		End:        fset.Position(f.Syntax.Name.End()),
		Code:       model.PackageName,
		Message:    fmt.Sprintf("this file is in package %s, but the files before it are in package %s", f.Syntax.Name.Name, name),
		Suggestion: name,
	}}
}
