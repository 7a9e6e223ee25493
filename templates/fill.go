package templates

import (
	"go/constant"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"
)

// maxConstants bounds how many constants of a type are tried.
const maxConstants = 8

// fill writes the lines that give values to what may refuse its zero value, in
// a member of the JSON object: an enumeration, or a text that is checked.
func (f *fixture) fill(x *jen.Statement, t types.Type) {
	if encodesItself(t) {
		constants := f.constants(t)
		if f.mayRefuse(t, len(constants) > 0) {
			args := append([]jen.Code{jen.Op("&").Add(x)}, constants...)
			f.statements = append(f.statements, f.testOf("Fill").Call(args...))
		}
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		f.fillArray(x, u)
	case *types.Struct:
		for i := range u.NumFields() {
			if v := u.Field(i); v.Exported() && reflect.StructTag(u.Tag(i)).Get("json") != "-" {
				f.fill(x.Clone().Dot(v.Name()), v.Type())
			}
		}
	}
}

// fillReadOnly writes the lines by which a store gives values to what it alone
// sets, where a type refuses zero.
func (o *output) fillReadOnly(g *jen.Group) {
	f := &fixture{output: o}
	for _, field := range slices.Concat(o.res.ReadOnly, o.res.Derived) {
		if len(field.Pointers) == 0 && !field.Deref && !f.isDone(field) {
			f.done = append(f.done, fieldPath(field))
			f.fill(source{local: o.local}.read(field), field.Type)
		}
	}
	for _, s := range f.statements {
		g.Add(s)
	}
}

// fillArray writes a loop that fills the elements of an array, if there is
// anything to fill.
func (f *fixture) fillArray(x *jen.Statement, array *types.Array) {
	before := f.statements
	f.statements = nil
	f.depth++
	i := string("ijklmn"[min(f.depth-1, 5)])
	f.fill(x.Clone().Index(jen.Id(i)), array.Elem())
	f.depth--
	inside := f.statements
	f.statements = before
	if len(inside) > 0 && f.depth < 6 {
		f.statements = append(f.statements, jen.For(jen.Id(i).Op(":=").Range().Add(x)).Block(inside...))
	}
}

// mayRefuse reports whether the methods of a type may refuse its zero value.
// Those of a library's struct or array take it.
func (f *fixture) mayRefuse(t types.Type, enumerated bool) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || nilable(t) {
		return false
	}
	path := named.Obj().Pkg().Path()
	own := path == f.pkg.Path || path == f.pkg.Module || strings.HasPrefix(path, f.pkg.Module+"/")
	first, _, _ := strings.Cut(path, "/")
	_, basic := t.Underlying().(*types.Basic)
	return own || strings.Contains(first, ".") && (enumerated || basic)
}

// constants returns the constants of a type that its package declares, in the
// order of their names; of a struct, which has none, its variables.
func (o *output) constants(t types.Type) []jen.Code {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	pkg := named.Obj().Pkg()
	var all []jen.Code
	for _, name := range pkg.Scope().Names() {
		c := pkg.Scope().Lookup(name)
		visible := c.Exported() || pkg.Path() == o.pkg.Path
		if visible && isChoice(c) && types.Identical(c.Type(), t) && len(all) < maxConstants {
			all = append(all, jen.Qual(pkg.Path(), marked(name)))
		}
	}
	if len(all) > 0 {
		o.nameTypeImports(t)
	}
	return all
}

// isChoice reports whether a declaration is one of the values of an enumeration:
// a constant, or a variable of a struct.
func isChoice(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Const:
		return obj.Val().Kind() != constant.Unknown
	case *types.Var:
		_, isStruct := obj.Type().Underlying().(*types.Struct)
		return isStruct && obj.Name() != "_"
	}
	return false
}
