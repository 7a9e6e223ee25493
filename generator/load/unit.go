package load

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"github.com/etagen/etagen/generator/find"
)

// A unit is a package whose types are checked from source: one of the user's with
// directives, or one that those refer to.
type unit struct {
	path      string
	name      string
	goVersion string
	standard  bool // part of the standard library
	main      bool // in a main module, where outputs are left out
	dir       string
	paths     []string // of the files
	problem   string   // why there are no files

	files     []*ast.File
	decls     map[string]decl
	annotated []string        // the types that have directives
	needed    map[string]bool // the declarations that were requested
	entered   bool            // one of them was visited, and so the annotated types are needed, too
	checking  bool            // to detect cycles
	types     *types.Package
	info      *types.Info // kept for the user's packages only
	errors    []types.Error
}

// A decl is a package-level declaration and its file.
type decl struct {
	node ast.Node
	file *ast.File
}

// newUnit returns a unit for a listed package. Its files are not read yet.
func newUnit(p *find.Package) *unit {
	u := &unit{path: p.Path, name: cmp.Or(p.Name, GuessName(p.Path)), dir: p.Dir, paths: p.GoFiles, needed: map[string]bool{}}
	u.standard = p.Standard
	if p.Module != nil {
		u.main = p.Module.Main
		u.goVersion = languageVersion(p.Module.GoVersion)
	}
	if len(p.GoFiles) == 0 {
		u.problem = cmp.Or(p.Problem, "it has no Go files")
	}
	return u
}

// languageVersion returns the Go version of a module in the form that go/types expects.
func languageVersion(goLine string) string {
	if goLine == "" {
		return ""
	}
	return "go" + goLine
}

// setFiles sets the syntax of the unit and indexes its declarations.
func (u *unit) setFiles(files []*ast.File) {
	u.files = files
	u.decls = map[string]decl{}
	for _, f := range files {
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok {
				u.index(f, g)
			}
		}
	}
}

// index records what a declaration declares. Functions are left out, since neither a
// type nor a constant depends on one.
func (u *unit) index(f *ast.File, g *ast.GenDecl) {
	var repeated *ast.ValueSpec // the values that a constant without its own repeats
	for _, spec := range g.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			u.decls[spec.Name.Name] = decl{spec, f}
		case *ast.ValueSpec:
			if g.Tok != token.CONST || spec.Type != nil || len(spec.Values) > 0 {
				repeated = spec
			}
			for _, name := range spec.Names {
				u.decls[name.Name] = decl{repeated, f}
			}
		}
	}
}

// GuessName returns the name that a package very likely has: the last element of its
// path, or the one before if that is a major version.
func GuessName(path string) string {
	elements := strings.Split(path, "/")
	last := elements[len(elements)-1]
	if len(elements) > 1 && isMajor(last) {
		return elements[len(elements)-2]
	}
	return last
}

// isMajor reports whether a path element is a major version, such as v2.
func isMajor(element string) bool {
	number, ok := strings.CutPrefix(element, "v")
	n, err := strconv.Atoi(number)
	return ok && err == nil && n > 1
}

// ImportPath returns the path of an import; "" if it does not parse.
func ImportPath(imp *ast.ImportSpec) string {
	path, err := strconv.Unquote(imp.Path.Value)
	if err != nil {
		return ""
	}
	return path
}
