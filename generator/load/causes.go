package load

import (
	"cmp"
	"go/ast"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// Explain adds to diagnostics about unknown types what the type check reported on the
// same line, from the name on. Package annotations only sees that there is no type. Call
// it once all diagnostics of the package are known.
func (l *Loader) Explain(s *Package, diagnostics []model.Diagnostic) []model.Diagnostic {
	var causes map[sourceLine][]cause
	for i := range diagnostics {
		d := &diagnostics[i]
		if d.Code != model.UnknownType {
			continue
		}
		if causes == nil {
			causes = l.causes(s)
		}
		for _, c := range causes[sourceLine{d.Pos.Filename, d.Pos.Line}] {
			if c.column >= d.Pos.Column {
				d.Message += " (" + c.text + ")"
				break
			}
		}
	}
	return diagnostics
}

// A sourceLine identifies a line of a file.
type sourceLine struct {
	path string
	line int
}

// A cause is an error of the type check.
type cause struct {
	column int
	text   string // in one line
}

// causes returns why types are unknown, by line: the errors of the type check in the
// order of their columns. A message about a missing package has the command that adds it
// on a separate line.
func (l *Loader) causes(s *Package) map[sourceLine][]cause {
	causes := map[sourceLine][]cause{}
	problems := l.importProblems(s)
	for _, e := range s.unit.errors {
		pos := l.Fset.PositionFor(e.Pos, false)
		at := sourceLine{pos.Filename, pos.Line}
		text := e.Msg
		if pkg, ok := undefinedIn(e.Msg); ok && problems[importedAs{at.path, pkg}] != "" {
			text = problems[importedAs{at.path, pkg}]
		}
		causes[at] = append(causes[at], cause{pos.Column, strings.Join(strings.Fields(text), " ")})
	}
	for _, all := range causes {
		slices.SortStableFunc(all, func(a, b cause) int { return cmp.Compare(a.column, b.column) })
	}
	return causes
}

// undefinedIn returns the package's name in a message such as
// "undefined: uuid.UUID", or "undefined: C".
func undefinedIn(message string) (pkg string, ok bool) {
	name, ok := strings.CutPrefix(message, "undefined: ")
	pkg, _, _ = strings.Cut(name, ".")
	return pkg, ok
}

// An importedAs is an import and the name that a file uses for it.
type importedAs struct{ path, name string }

// importProblems returns, for each import without types, the reason.
func (l *Loader) importProblems(s *Package) map[importedAs]string {
	problems := map[importedAs]string{}
	for _, f := range s.Files {
		if f.Syntax == nil {
			continue
		}
		for _, imp := range f.Syntax.Imports {
			if ImportPath(imp) == "C" {
				problems[importedAs{f.Path, "C"}] = `etagen does not run cgo: use a type of Go, or the struct tag json:"-"`
			}
			unit := l.types.lookup(s.unit, ImportPath(imp))
			if unit == nil || unit.problem == "" {
				continue
			}
			as := importedAs{f.Path, importName(imp, unit)}
			if problems[as] == "" {
				problems[as] = unit.problem
			}
		}
	}
	return problems
}

// importName returns the name that a file uses for an import.
func importName(imp *ast.ImportSpec, unit *unit) string {
	if imp.Name != nil {
		return imp.Name.Name
	}
	return unit.name
}

// NameOf returns the name of the package at a path, as far as it is known without looking
// it up. Use it to find out what an import is called.
func (l *Loader) NameOf(path string) string {
	if unit := l.types.units[path]; unit != nil {
		return unit.name
	}
	return GuessName(path)
}
