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

// FieldGuards writes the guards of the fields into the file of a client without a
// handler.
func FieldGuards(f *gosource.File) { guards{&output{f}}.fieldGuards() }

// fieldGuards writes the declarations that compile only while the structs that
// the JSON is made of have the fields that this file was generated for. The
// conversion of a pointer says so of all fields at once, and copies nothing. It
// takes no regard to struct tags, which are for the generated test.
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

// convertible are the structs whose fields can all be written out: that of the
// resource, and others of the same module. A struct of another module can get a
// field by an upgrade, even if nobody can generate this file again.
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

// singleFields are the fields that the output reads, and those in the JSON, that
// are in structs which cannot be written out whole, each once.
func (o guards) singleFields(whole []*model.Struct) []*model.Field {
	var single []*model.Field
	for _, f := range o.Res.Fields() {
		same := func(g *model.Field) bool { return slices.Equal(f.Selector, g.Selector) }
		if !o.isGuarded(f, whole) && !slices.ContainsFunc(single, same) && o.isSelectable(f) {
			single = append(single, f)
		}
	}
	return single
}

// isGuarded reports whether all structs on the way to a field are guarded whole.
func (o guards) isGuarded(f *model.Field, whole []*model.Struct) bool {
	for _, t := range o.structsTo(f) {
		if !slices.ContainsFunc(whole, func(st *model.Struct) bool { return types.Identical(st.Type, t) }) {
			return false
		}
	}
	return true
}

// isSelectable reports whether the selector of a field leads to it.
func (o guards) isSelectable(f *model.Field) bool {
	return len(f.Selector) > 0 && len(o.structsTo(f)) > 0
}

// structsTo are the structs that the selector of a field goes through, those
// that it leaves out included; none if it leads to nothing.
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

// writable reports whether a type can be written out in the output: no name in it
// is one that its package keeps to itself, or has another meaning there.
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

// writableName reports whether the name of a type can be written. Those that cgo
// makes are none that a source may have.
func (o guards) writableName(obj *types.TypeName) bool {
	switch {
	case obj.Pkg() == nil:
		return !o.Declares(obj.Name())
	case obj.Pkg().Path() == o.Package.Path:
		return !strings.HasPrefix(obj.Name(), "_C")
	}
	return obj.Exported() && isImportable(obj.Pkg().Path(), o.Package.Path)
}

// isImportable reports whether a package may import another: one in a folder
// internal is for what is below the folder that this is in.
func isImportable(path, from string) bool {
	for _, part := range []string{"/internal/", "/vendor/"} {
		if i := strings.LastIndex("/"+path+"/", part); i >= 0 {
			root := strings.TrimSuffix(("/" + path + "/")[1:max(1, i)], "/")
			return part != "/vendor/" && root != "" && (from == root || strings.HasPrefix(from, root+"/"))
		}
	}
	return true
}
