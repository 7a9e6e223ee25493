package generator

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
	"github.com/etagen/etagen/templates/genfile"
)

// compare holds the outputs of an inspected package against what they should
// be.
func (p *inspected) compare(r *run) ([]Inspected, error) {
	var all []Inspected
	for _, o := range r.outputs() {
		if o.kind.Format.Extension != ".go" || o.kind.Scope == templates.PerModule {
			continue // it is not among the files of the package
		}
		action, err := p.compareOne(r, o)
		if err != nil {
			return nil, o.failure(err)
		}
		all = append(all, Inspected{Resource: o.resources[0], Path: o.path, Action: action})
	}
	return all, nil
}

// compareOne tells what a run would do with an output.
func (p *inspected) compareOne(r *run, o *output) (Action, error) {
	content, ok := p.contents[o.path]
	switch {
	case !ok && (o.kind.Test || isTranslated(o.resources[0])):
		return Keep, nil
	case !ok:
		return Create, nil
	case p.outputs[o.path] == nil:
		r.plan.Diagnostics = append(r.plan.Diagnostics, plan.InTheWay("", o.path, o.kind.Format))
		return Keep, nil
	}
	support := p.supportOf(o)
	if support == "" || r.Support != "" && support != o.source.Module.Path+"/"+r.SupportDir() {
		return Update, nil
	}
	pkg := r.templatePackage(o, support)
	pkg.Header = cmp.Or(r.Header, o.kind.Format.Header(content))
	pkg.Scope = p.handWritten(o.source)
	want, err := o.kind.Render(pkg, o.resources)
	r.plan.Diagnostics = append(r.plan.Diagnostics, r.importClashes(o, want)...)
	if err == nil && !genfile.SameText(content, want) {
		return Update, nil
	}
	return Keep, err
}

// isTranslated reports whether a resource stands in what cgo has made of a file,
// which is in another folder than the file and its output: where go vet works, or
// in the build cache, where no file is called as one of Go.
func isTranslated(res *annotations.Resource) bool {
	return strings.HasSuffix(res.Pos.Filename, ".cgo1.go") || filepath.Ext(res.Pos.Filename) != ".go"
}

// handWritten are the declarations of the package without those of outputs and
// tests.
func (p *inspected) handWritten(s *source) *types.Scope {
	hand := map[string]bool{}
	for _, f := range s.Files {
		hand[f.Path] = true
	}
	all, scope := p.Types.Scope(), types.NewScope(nil, token.NoPos, token.NoPos, "")
	for _, name := range all.Names() {
		obj := all.Lookup(name)
		if f := p.Fset.File(obj.Pos()); f != nil && hand[f.Name()] {
			scope.Insert(obj)
		}
	}
	return scope
}

// supportOf is the import path of the support package that an output names, or
// one beside it for the same resource; "" where none does.
func (p *inspected) supportOf(o *output) string {
	for _, path := range p.kinds.pathsFor(filepath.Dir(o.path), o.resources[0].Name) {
		f := p.outputs[path]
		if f == nil {
			continue
		}
		for _, d := range f.Decls {
			if name := revisionOf(d); name != "" {
				return importNamed(f, name)
			}
		}
	}
	return ""
}

// revisionOf is the name of the package whose revision a declaration guards: x
// in const _ = x.Revision1.
func revisionOf(d ast.Decl) string {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.CONST || len(g.Specs) != 1 {
		return ""
	}
	spec, ok := g.Specs[0].(*ast.ValueSpec)
	if !ok || len(spec.Values) != 1 {
		return ""
	}
	value, ok := spec.Values[0].(*ast.SelectorExpr)
	if !ok || !strings.HasPrefix(value.Sel.Name, "Revision") {
		return ""
	}
	x, ok := value.X.(*ast.Ident)
	if !ok {
		return ""
	}
	return x.Name
}

// importNamed is the path of the import that a file knows by a name. The support
// package goes by the last element of its path where nothing else is said.
func importNamed(f *ast.File, name string) string {
	for _, imp := range f.Imports {
		path := load.ImportPath(imp)
		if imp.Name != nil && imp.Name.Name == name || imp.Name == nil && load.GuessName(path) == name {
			return path
		}
	}
	return ""
}
