package handlertest

import (
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// fill writes the lines that set members of the JSON object whose type may reject its
// zero value: an enumeration, or a text that is checked.
func (f *fixture) fill(x *jen.Statement, t types.Type) {
	if gosource.EncodesItself(t) {
		constants := f.Constants(t)
		if f.mayRefuse(t, len(constants) > 0) {
			args := append([]jen.Code{jen.Op("&").Add(x)}, constants...)
			f.Statements = append(f.Statements, f.testOf("Fill").Call(args...))
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

// fillReadOnly returns the lines with which a store sets read-only fields, if their
// types reject zero.
func (o memory) fillReadOnly() []jen.Code {
	f := newFixture(o.output)
	for _, field := range slices.Concat(o.Res.ReadOnly, o.Res.Derived) {
		if len(field.Pointers) == 0 && !field.Deref && !f.IsDone(field) {
			f.Done(field)
			f.fill(values.Source{Local: o.Local}.Read(field), field.Type)
		}
	}
	return f.Statements
}

// fillArray writes a loop that fills the elements of an array, if there is
// anything to fill.
func (f *fixture) fillArray(x *jen.Statement, array *types.Array) {
	before := f.Statements
	f.Statements = nil
	f.depth++
	i := string("ijklmn"[min(f.depth-1, 5)])
	f.fill(x.Clone().Index(jen.Id(i)), array.Elem())
	f.depth--
	inside := f.Statements
	f.Statements = before
	if len(inside) > 0 && f.depth < 6 {
		f.Statements = append(f.Statements, jen.For(jen.Id(i).Op(":=").Range().Add(x)).Block(inside...))
	}
}

// mayRefuse reports whether the methods of a type may reject its zero value. Those of a
// library's struct or array type accept it.
func (f *fixture) mayRefuse(t types.Type, enumerated bool) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || gosource.Nilable(t) {
		return false
	}
	path := named.Obj().Pkg().Path()
	own := path == f.Package.Path || path == f.Package.Module || strings.HasPrefix(path, f.Package.Module+"/")
	first, _, _ := strings.Cut(path, "/")
	_, basic := t.Underlying().(*types.Basic)
	return own || strings.Contains(first, ".") && (enumerated || basic)
}
