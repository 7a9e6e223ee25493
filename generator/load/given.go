package load

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
)

// Checked is the result of a type check that the caller has done. Use it with Given.
type Checked struct {
	Types     *types.Package // may be incomplete
	Info      *types.Info    // Defs is read
	Errors    []types.Error  // from the type check
	GoVersion string         // of the module
}

// Given returns a loader for one package that the caller has parsed and checked, such as
// an analyzer for go vet. Files are added by [Loader.Add]. The loader does not have the
// packages that this one refers to, only their annotated types. Use List for packages
// that are to be found.
func Given(fset *token.FileSet, s *Package, by Checked, outputs Outputs, known map[string][]types.Type) *Loader {
	s.outputs = outputs
	s.unit = &unit{
		path: s.Path, name: s.Name, goVersion: by.GoVersion, main: true,
		types: by.Types, info: by.Info, errors: by.Errors,
	}
	l := &Loader{Fset: fset, Packages: []*Package{s}, outputs: outputs, types: newUniverse(fset, outputs, nil)}
	l.types.compiled = known
	l.reportInfinite(s, by.Errors)
	return l
}

// Add adds a file to the package of the loader. Call it for each file after Given.
func (l *Loader) Add(path string, content []byte, syntax *ast.File) {
	s := l.Packages[0]
	if strings.HasSuffix(path, "_test.go") {
		s.report(misplacedIn(l.Fset, syntax)...)
		s.Tests = append(s.Tests, &File{Path: path, Content: content, Syntax: syntax})
		return
	}
	f := &File{Path: path, Content: content, directives: hasDirective(content), Syntax: syntax}
	if f.directives {
		// The caller has seen any error, but did not pass it on.
		_, f.err = parser.ParseFile(token.NewFileSet(), path, content, parseMode)
		s.AnnotatedTypes = append(s.AnnotatedTypes, l.types.annotatedIn(syntax)...)
	}
	s.Files = append(s.Files, f)
}
