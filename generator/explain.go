package generator

import (
	"go/ast"
	"go/token"
	"strings"

	"github.com/etagen/etagen/annotations"
)

// explain adds to diagnostics about a type that is not known what the type
// check found on that line: annotations sees only that there is no type.
func (r *run) explain(s *source, diagnostics []annotations.Diagnostic) []annotations.Diagnostic {
	for i := range diagnostics {
		d := &diagnostics[i]
		if d.Code != annotations.UnknownType {
			continue
		}
		if cause := r.cause(s, d.Pos); cause != "" {
			d.Message += " (" + cause + ")"
		}
	}
	return diagnostics
}

// cause is why a type on the line of a position is not known; "" when the type
// check has nothing to say.
func (r *run) cause(s *source, at token.Position) string {
	for _, e := range s.unit.errors {
		pos := r.fset.PositionFor(e.Pos, false)
		if pos.Filename != at.Filename || pos.Line != at.Line {
			continue
		}
		if pkg, ok := undefinedIn(e.Msg); ok {
			if problem := r.importProblem(s, at.Filename, pkg); problem != "" {
				return problem
			}
		}
		return e.Msg
	}
	return ""
}

// undefinedIn returns the package's name in a message such as
// "undefined: uuid.UUID".
func undefinedIn(message string) (pkg string, ok bool) {
	name, ok := strings.CutPrefix(message, "undefined: ")
	if !ok {
		return "", false
	}
	pkg, _, ok = strings.Cut(name, ".")
	return pkg, ok
}

// importProblem is why the package that a file imports by a name could not be
// listed; "" when it could.
func (r *run) importProblem(s *source, path, name string) string {
	for _, f := range s.files {
		if f.path != path || f.syntax == nil {
			continue
		}
		for _, imp := range f.syntax.Imports {
			unit := r.types.lookup(s.unit, importPath(imp))
			if unit != nil && unit.problem != "" && importName(imp, unit) == name {
				return unit.problem
			}
		}
	}
	return ""
}

// importName is the name by which a file uses an import.
func importName(imp *ast.ImportSpec, unit *unit) string {
	if imp.Name != nil {
		return imp.Name.Name
	}
	return unit.name
}
