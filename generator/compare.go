package generator

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// compare holds the outputs of an inspected package against what they should
// be.
func (p *inspected) compare(r *run) ([]Inspected, error) {
	var all []Inspected
	for _, o := range r.outputs() {
		action, err := p.compareOne(r, o)
		if err != nil {
			return nil, fmt.Errorf("rendering %s for %s: %w", filepath.Base(o.path), o.resource.Pos, err)
		}
		all = append(all, Inspected{Resource: o.resource, Path: o.path, Action: action})
	}
	return all, nil
}

// compareOne tells what a run would do with an output.
func (p *inspected) compareOne(r *run, o *output) (Action, error) {
	content, ok := p.contents[o.path]
	switch {
	case !ok && (strings.HasSuffix(o.path, testSuffix) || isTranslated(o.resource)):
		return Keep, nil
	case !ok:
		return Create, nil
	case p.outputs[o.path] == nil:
		r.plan.Diagnostics = append(r.plan.Diagnostics, plan.InTheWay("", o.path))
		return Keep, nil
	}
	support := p.supportOf(o)
	if support == "" || r.Support != "" && support != o.source.module.Path+"/"+r.supportDir() {
		return Update, nil
	}
	pkg := r.templatePackage(o.source, support)
	pkg.Header = cmp.Or(r.Header, headerOf(content))
	pkg.Scope = p.handWritten(o.source)
	want, err := o.template(pkg, o.resource)
	r.plan.Diagnostics = append(r.plan.Diagnostics, r.importClashes(o, want)...)
	if err == nil && !plan.SameText(content, want) {
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
	for _, f := range s.files {
		hand[f.path] = true
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

// supportOf is the import path of the support package that an output names; ""
// where it names none.
func (p *inspected) supportOf(o *output) string {
	stem := strings.TrimSuffix(strings.TrimSuffix(o.path, testSuffix), outputSuffix)
	f := p.outputs[stem+outputSuffix]
	if f == nil {
		return ""
	}
	for _, d := range f.Decls {
		if name := revisionOf(d); name != "" {
			return importNamed(f, name)
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
		path := importPath(imp)
		if imp.Name != nil && imp.Name.Name == name || imp.Name == nil && guessName(path) == name {
			return path
		}
	}
	return ""
}

// headerOf is the header text of an output: what stands between the generated
// line and the build constraint or the package clause.
func headerOf(content []byte) string {
	_, rest, _ := strings.Cut(string(plan.UnixLines(plan.WithoutMark(content))), templates.GeneratedLine+"\n")
	var header strings.Builder
	for line := range strings.Lines(rest) {
		if strings.HasPrefix(line, "//go:build ") || strings.HasPrefix(line, "package ") {
			return header.String()
		}
		header.WriteString(line)
	}
	return header.String()
}
