package handler

import (
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// FieldGuards writes the checks of fields into the file of a client without a handler.
// Call it if there is no handler, whose file contains them otherwise.
func FieldGuards(f *gosource.File) { guards{&output{f}}.fieldGuards() }

// fieldGuards writes declarations that compile only while the structs in the JSON have
// the fields for which this file was generated. Converting a pointer checks all fields
// at once and copies nothing. It ignores struct tags; the generated test checks those.
func (o guards) fieldGuards() {
	whole := o.convertible()
	single := o.singleFields(whole)
	here := slices.DeleteFunc(slices.Clone(whole), func(st *model.Struct) bool { return st.Elsewhere })
	if len(here) > 0 {
		o.Doc("If this does not compile, a struct has other fields than when this file was generated: run go generate again.")
		o.Add(guardsOf(here))
		o.Line()
	}
	if len(single) == 0 {
		return
	}
	o.Doc("If this does not compile, fields of %s have other names or types than when this file was generated: run go generate again.", o.Res.Name)
	src := values.Source{Local: o.Local}
	o.Var().Id("_").Op("=").Func().Params(o.Param()).BlockFunc(func(g *jen.Group) {
		for _, f := range single {
			address := jen.Op("&").Add(src.Read(f))
			if o.writable(f.Type) {
				g.Var().Id("_").Op("*").Add(gosource.TypeCode(f.Type)).Op("=").Add(address)
				continue
			}
			g.Id("_").Op("=").Add(address)
		}
	})
	o.Line()
}

// guardsOf writes the conversions for structs.
func guardsOf(structs []*model.Struct) *jen.Statement {
	var guards []jen.Code
	for _, st := range structs {
		fields := jen.StructFunc(func(g *jen.Group) {
			for _, v := range st.Fields {
				if v.Embedded() {
					g.Add(gosource.TypeCode(v.Type()))
					continue
				}
				g.Id(v.Name()).Add(gosource.TypeCode(v.Type()))
			}
		})
		guards = append(guards, jen.Id("_").Op("=").Parens(jen.Op("*").Add(fields)).Call(
			jen.Parens(jen.Op("*").Add(gosource.TypeCode(st.Type))).Call(jen.Nil())))
	}
	if len(guards) == 1 {
		return jen.Var().Add(guards[0])
	}
	return jen.Var().Defs(guards...)
}

// convertible returns the structs whose fields can all be written: that of the resource,
// and others in the same module. A struct of another module may get a new field in an
// upgrade, when nobody may be able to generate this file again.
func (o guards) convertible() []*model.Struct {
	var all []*model.Struct
	for i, st := range o.Res.Structs {
		if i > 0 && !o.isOwnModule(st.Type) || !o.writable(st.Type) {
			continue
		}
		written := func(v *types.Var) bool {
			return v.Type() != nil && (v.Exported() || v.Pkg() != nil && v.Pkg().Path() == o.Package.Path) && o.writable(v.Type())
		}
		if !slices.ContainsFunc(st.Fields, func(v *types.Var) bool { return !written(v) }) {
			all = append(all, st)
		}
	}
	return all
}

// isOwnModule reports whether a type is declared in the module of the output.
func (o guards) isOwnModule(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return false
	}
	path := n.Obj().Pkg().Path()
	return path == o.Package.Path || path == o.Package.Module || strings.HasPrefix(path, o.Package.Module+"/")
}

// singleFields returns the fields that the output reads, and those in the JSON, if they
// are in structs that cannot be written completely. Each is returned once.
func (o guards) singleFields(whole []*model.Struct) []*model.Field {
	var single []*model.Field
	for _, f := range o.Res.Fields() {
		if !o.isGuarded(f, whole) && !slices.ContainsFunc(single, f.Is) && o.isSelectable(f) {
			single = append(single, f)
		}
	}
	return single
}

// isGuarded reports whether all structs on the path to a field are checked completely.
func (o guards) isGuarded(f *model.Field, whole []*model.Struct) bool {
	for _, t := range o.structsTo(f) {
		if !slices.ContainsFunc(whole, func(st *model.Struct) bool { return types.Identical(st.Type, t) }) {
			return false
		}
	}
	return true
}

// isSelectable reports whether the selector of a field selects it.
func (o guards) isSelectable(f *model.Field) bool {
	return len(f.Selector) > 0 && len(o.structsTo(f)) > 0
}

// structsTo returns the structs on the path of a field's selector, including those that
// it omits. It returns none if the selector is not valid.
func (o guards) structsTo(f *model.Field) []types.Type {
	var way []types.Type
	t := o.Res.Object.Type()
	for _, name := range f.Selector {
		obj, index, _ := types.LookupFieldOrMethod(t, true, o.Res.Object.Pkg(), name)
		if _, isVar := obj.(*types.Var); !isVar {
			return nil
		}
		for _, i := range index {
			if p, ok := t.Underlying().(*types.Pointer); ok {
				t = p.Elem()
			}
			st, ok := t.Underlying().(*types.Struct)
			if !ok {
				return nil
			}
			way = append(way, t)
			t = st.Field(i).Type()
		}
	}
	return way
}

// writable reports whether a type can be written in the output. A name in it must not be
// unexported in another package, or have another meaning in the output.
func (o guards) writable(t types.Type) bool {
	switch t := t.(type) {
	case nil:
		return false
	case *types.Alias:
		return o.writableName(t.Obj()) && o.writableAll(t.TypeArgs().Types())
	case *types.Named:
		return o.writableName(t.Obj()) && o.writableAll(t.TypeArgs().Types())
	case *types.Basic:
		return t.Kind() != types.Invalid && t.Kind() != types.UnsafePointer && !o.Declares(t.Name())
	case *types.Map:
		return o.writable(t.Key()) && o.writable(t.Elem())
	case *types.Interface:
		return t.Empty() && !t.IsComparable() && !o.Declares("any")
	case *types.Signature:
		variables := func(yield func(types.Type) bool) {
			for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
				for v := range tuple.Variables() {
					if !yield(v.Type()) {
						return
					}
				}
			}
		}
		return o.writableAll(variables)
	case *types.Struct:
		for v := range t.Fields() {
			if !v.Exported() && (v.Pkg() == nil || v.Pkg().Path() != o.Package.Path) || !o.writable(v.Type()) {
				return false
			}
		}
		return true
	case interface{ Elem() types.Type }:
		return o.writable(t.Elem())
	}
	return false
}

func (o guards) writableAll(all func(yield func(types.Type) bool)) bool {
	for t := range all {
		if !o.writable(t) {
			return false
		}
	}
	return true
}

// writableName reports whether the name of a type can be written. Names that cgo makes
// are not valid in source code.
func (o guards) writableName(obj *types.TypeName) bool {
	switch {
	case obj.Pkg() == nil:
		return !o.Declares(obj.Name())
	case obj.Pkg().Path() == o.Package.Path:
		return !strings.HasPrefix(obj.Name(), "_C")
	}
	return obj.Exported() && gosource.IsImportable(obj.Pkg().Path(), o.Package.Path)
}
