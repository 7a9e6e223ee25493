package generator

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates/genfile"
)

// parseMode keeps comments, for the directives are in them.
const parseMode = parser.ParseComments | parser.SkipObjectResolution | parser.AllErrors

// parse parses the packages with directives. What does not parse is wrong only
// where there are directives; of other files, what can be had is taken.
func (r *run) parse() error {
	var all []*file
	annotated := r.annotated()
	for _, s := range annotated {
		all = append(all, s.files...)
	}
	r.each("parsing files", len(all), func(i int) { all[i].parse(r.fset) })
	for _, s := range annotated {
		s.settleName()
		for _, f := range s.files {
			if f.directives {
				s.report(f.syntaxErrors()...)
				s.report(f.packageErrors(r.fset, s.name)...)
			}
		}
	}
	return nil
}

// parse fills in the syntax of the file.
func (f *file) parse(fset *token.FileSet) {
	f.syntax, f.err = parser.ParseFile(fset, f.path, f.content, parseMode)
}

// settleName takes the package's name from the hand-written files. The go
// command takes it from the first file, which may be a stale output.
func (s *source) settleName() {
	for _, f := range s.files {
		if f.syntax != nil && f.syntax.Name != nil && f.syntax.Name.Name != "" && f.syntax.Name.Name != "_" {
			s.name = f.syntax.Name.Name
			return
		}
	}
}

// syntaxErrors tells why the file does not parse. Of a file with a merge
// conflict in it, it tells that alone.
func (f *file) syntaxErrors() []annotations.Diagnostic {
	var list scanner.ErrorList
	if !errors.As(f.err, &list) {
		return nil
	}
	if line := genfile.ConflictLine(f.content); line > 0 {
		pos := plan.StartOf(f.path)
		pos.Line = line
		return []annotations.Diagnostic{{Pos: pos, Code: CodeSyntax, Message: "a merge conflict is not resolved here"}}
	}
	list.RemoveMultiples()
	var found []annotations.Diagnostic
	for _, e := range list {
		found = append(found, annotations.Diagnostic{Pos: e.Pos, Code: CodeSyntax, Message: e.Msg})
	}
	return found
}

// packageErrors tells that the file is of another package than the rest.
func (f *file) packageErrors(fset *token.FileSet, name string) []annotations.Diagnostic {
	if f.syntax == nil || isClause(f.syntax.Name, name) {
		return nil
	}
	return []annotations.Diagnostic{{
		Pos:        fset.Position(f.syntax.Name.Pos()),
		End:        fset.Position(f.syntax.Name.End()),
		Code:       CodePackageName,
		Message:    fmt.Sprintf("this file is of package %s, and those before it are of package %s", f.syntax.Name.Name, name),
		Suggestion: name,
	}}
}

// isClause reports whether the name of a package clause is the one given. A
// clause that did not parse is reported as that.
func isClause(clause *ast.Ident, name string) bool {
	return clause == nil || clause.Name == name || clause.Name == "_" || clause.Name == ""
}
