package templates

import (
	"go/constant"
	"go/types"
	"reflect"
	"strings"

	"github.com/dave/jennifer/jen"
)

// maxConstants bounds how many constants of a type are tried.
const maxConstants = 8

// fill writes the lines that give values to what may refuse its zero value, in
// a member of the JSON object: an enumeration, or a text that is checked.
func (f *fixture) fill(x *jen.Statement, t types.Type) {
	constants := f.constants(t)
	if encodesItself(t) {
		if f.mayRefuse(t, len(constants) > 0) {
			args := append([]jen.Code{jen.Op("&").Add(x)}, constants...)
			f.statements = append(f.statements, f.testOf("Fill").Call(args...))
		}
		return
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i := range st.NumFields() {
		if v := st.Field(i); v.Exported() && reflect.StructTag(st.Tag(i)).Get("json") != "-" {
			f.fill(x.Clone().Dot(v.Name()), v.Type())
		}
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
// order of their names.
func (o *output) constants(t types.Type) []jen.Code {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	pkg := named.Obj().Pkg()
	var all []jen.Code
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		visible := ok && (c.Exported() || pkg.Path() == o.pkg.Path)
		if visible && types.Identical(c.Type(), t) && c.Val().Kind() != constant.Unknown && len(all) < maxConstants {
			all = append(all, jen.Qual(pkg.Path(), marked(name)))
		}
	}
	if len(all) > 0 {
		o.nameTypeImports(t)
	}
	return all
}
