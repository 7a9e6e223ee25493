package generator

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
	"github.com/etagen/etagen/templates/genfile"
)

// compare renders the outputs of an inspected package, checks the names in them, and
// compares them with the existing files.
func (p *inspected) compare(r *run) ([]Inspected, error) {
	outputs := slices.DeleteFunc(r.outputs(), func(o *output) bool { return !o.isOfPackage() }) // others are not among the files of the package
	for _, o := range outputs {
		o.render(p.templatePackage(r, o))
	}
	failed := r.plan.Failed()
	if err := r.check(outputs); err != nil || r.plan.Failed() || p.Module == "" {
		return nil, unless(failed, err)
	}
	var all []Inspected
	for _, o := range outputs {
		all = append(all, Inspected{Resource: o.resources[0], Path: o.path, Action: p.compareOne(r, o)})
	}
	return all, nil
}

// templatePackage returns the package of the run, completed with what an existing output
// shows.
func (p *inspected) templatePackage(r *run, o *output) templates.Package {
	pkg := r.templatePackage(o, cmp.Or(p.supportOf(o), p.Module+"/"+r.SupportDir()))
	pkg.Header = cmp.Or(r.Header, o.kind.Format.Header(p.contents[o.path]))
	pkg.Scope = p.handWritten(o.source)
	return pkg
}

// compareOne returns the action that a run would take for an output.
func (p *inspected) compareOne(r *run, o *output) Action {
	content, ok := p.contents[o.path]
	support := p.supportOf(o)
	switch {
	case !ok && (o.kind.Test || isTranslated(o.resources[0].Pos.Filename)):
		return Keep
	case !ok:
		return Create
	case p.outputs[o.path] == nil:
		r.plan.Diagnostics = append(r.plan.Diagnostics, plan.InTheWay("", o.path, o.kind.Format))
		return Keep
	case support == "" || !p.isConfigured(r, support) || !genfile.SameText(content, o.content):
		return Update
	}
	return Keep
}

// isConfigured reports whether the configured support package is the one that an output
// imports. The configuration gives its folder or its import path.
func (p *inspected) isConfigured(r *run, support string) bool {
	dir := r.SupportDir()
	return r.Support == "" || support == dir || support == p.Module+"/"+dir
}

// isTranslated reports whether a path belongs to a file that cgo has translated. Such a
// file is not in the folder of its source and output: go vet puts it in its work folder,
// or in the build cache, where no file has the extension .go.
func isTranslated(path string) bool {
	return strings.HasSuffix(path, ".cgo1.go") || filepath.Ext(path) != ".go"
}

// handWritten returns the declarations of the package that are neither in outputs nor in
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

// supportOf returns the import path of the support package that an output imports, or
// that another output of the same resource imports; "" if none does.
func (p *inspected) supportOf(o *output) string {
	for _, path := range p.kinds.pathsFor(filepath.Dir(o.path), o.resources[0].Name) {
		f := p.outputs[path]
		if f == nil {
			continue
		}
		for _, d := range f.Decls {
			if name := revisionOf(d); name != "" {
				return place.PackageOf(importNamed(f, name))
			}
		}
	}
	return ""
}

// revisionOf returns the name of the package whose revision a declaration checks: x in
// const _ = x.Revision1.
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

// importNamed returns the path of the import that has a name in a file. Without an
// explicit name, the support package has the last element of its path.
func importNamed(f *ast.File, name string) string {
	for _, imp := range f.Imports {
		path := load.ImportPath(imp)
		if imp.Name != nil && imp.Name.Name == name || imp.Name == nil && load.GuessName(path) == name {
			return path
		}
	}
	return ""
}
