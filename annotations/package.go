package annotations

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/model"
)

// A Package is what Read reads: one Go package, parsed and type-checked.
//
// The type check may have skipped function bodies and may have failed: types
// may be invalid, and Types and Info may lack what they should have.
type Package struct {
	Fset      *token.FileSet
	Files     []*ast.File    // the hand-written files without tests, parsed with comments
	Types     *types.Package // nil is a package without declarations
	Info      *types.Info    // Defs and Types are used; nil is empty
	GoVersion string         // of the module: 1.22 or go1.22; "" where it is not known

	// Tests returns the hand-written test files that mention a name, those of
	// package x_test included; all of them for "". It is nil where no tests
	// are generated, so that nothing depends on those there are.
	Tests func(name string) []*ast.File

	// Annotated has what [Annotated] returns for the packages that this one refers
	// to, by their paths. Of one that is missing, roles alone tell the resources.
	Annotated map[string][]types.Type
}

// Read returns the resources of a package, in the order of the file names and
// of the lines in them, and a diagnostic for everything that is wrong with the
// annotations, in the same order. A resource that has a diagnostic of its own
// is left out. The result depends on nothing but pkg.
func Read(pkg *Package) ([]*model.Resource, []model.Diagnostic) {
	if pkg == nil || pkg.Fset == nil {
		return nil, nil
	}
	r := newReader(pkg)
	r.resources = r.annotated()
	var all []*built
	for _, file := range r.files {
		r.readTags(file)
		for _, d := range r.declarations(file) {
			if b := r.resource(d); b != nil {
				all = append(all, b)
			}
		}
	}
	r.noteUnused()
	r.checkTogether(all)
	model.Sort(r.found)
	return sound(all), slices.Compact(r.found)
}

func sound(all []*built) []*model.Resource {
	var resources []*model.Resource
	for _, b := range all {
		if !b.faulty {
			resources = append(resources, b.Resource)
		}
	}
	return resources
}

// A reader reads one package and collects what is wrong.
type reader struct {
	pkg        *Package
	files      []*ast.File
	fields     map[token.Pos]*ast.Field // by the position of each of their names
	resources  []types.Type             // that have directives here
	registries map[string]*registry     // by the paths of packages; "" is this one
	promoted   map[token.Pos]bool       // the fields of resources; nil until one is asked for
	found      []model.Diagnostic
	failed     map[string]bool // roles that the present resource gives a field in vain
}

func newReader(pkg *Package) *reader {
	r := &reader{pkg: pkg, fields: map[token.Pos]*ast.Field{}, failed: map[string]bool{}, registries: map[string]*registry{}}
	for _, f := range pkg.Files {
		if f != nil && f.Package.IsValid() {
			r.files = append(r.files, f)
		}
	}
	slices.SortStableFunc(r.files, func(a, b *ast.File) int {
		return cmp.Compare(r.position(a.Package).Filename, r.position(b.Package).Filename)
	})
	for _, f := range r.files {
		ast.Inspect(f, r.indexFields)
	}
	return r
}

// indexFields remembers the syntax of struct fields, in which their tags have
// exact positions; go/types knows only where the names stand.
func (r *reader) indexFields(n ast.Node) bool {
	s, ok := n.(*ast.StructType)
	if !ok || s.Fields == nil {
		return true
	}
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			r.fields[name.Pos()] = f
		}
		if len(f.Names) == 0 {
			r.fields[embeddedName(f.Type)] = f
		}
	}
	return true
}

// embeddedName is where go/types places an embedded field: at the last
// identifier of its type's name.
func embeddedName(e ast.Expr) token.Pos {
	switch e := e.(type) {
	case *ast.StarExpr:
		return embeddedName(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Pos()
	case *ast.IndexExpr:
		return embeddedName(e.X)
	case *ast.IndexListExpr:
		return embeddedName(e.X)
	case *ast.ParenExpr:
		return embeddedName(e.X)
	case nil:
		return token.NoPos
	}
	return e.Pos()
}
