package templates

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// typeCode writes a type as source.
func typeCode(t types.Type) *jen.Statement {
	switch t := t.(type) {
	case *types.Alias:
		return named(t.Obj(), t.TypeArgs())
	case *types.Named:
		return named(t.Obj(), t.TypeArgs())
	case *types.Basic:
		return jen.Id(t.Name())
	case *types.Pointer:
		return jen.Op("*").Add(typeCode(t.Elem()))
	case *types.Slice:
		return jen.Index().Add(typeCode(t.Elem()))
	case *types.Array:
		return jen.Index(jen.Lit(int(t.Len()))).Add(typeCode(t.Elem()))
	case *types.Map:
		return jen.Map(typeCode(t.Key())).Add(typeCode(t.Elem()))
	case *types.Struct:
		return structCode(t)
	case *types.Chan:
		return chanCode(t)
	case *types.Signature:
		return funcCode(t)
	}
	return jen.Any()
}

// declaredType writes the type of a field, a pointer where its value is behind one.
func declaredType(f *annotations.Field) *jen.Statement {
	if f.Deref {
		return jen.Op("*").Add(typeCode(f.Type))
	}
	return typeCode(f.Type)
}

// chanCode writes a channel type.
func chanCode(t *types.Chan) *jen.Statement {
	switch t.Dir() {
	case types.SendOnly:
		return jen.Chan().Op("<-").Add(typeCode(t.Elem()))
	case types.RecvOnly:
		return jen.Op("<-").Chan().Add(typeCode(t.Elem()))
	}
	return jen.Chan().Parens(typeCode(t.Elem()))
}

// funcCode writes a function type.
func funcCode(t *types.Signature) *jen.Statement {
	params := tupleCode(t.Params())
	if last := len(params) - 1; t.Variadic() {
		params[last] = jen.Op("...").Add(typeCode(t.Params().At(last).Type().(*types.Slice).Elem()))
	}
	f := jen.Func().Params(params...)
	switch results := tupleCode(t.Results()); len(results) {
	case 0:
		return f
	case 1:
		return f.Add(results[0])
	default:
		return f.Params(results...)
	}
}

// tupleCode writes the types of parameters or results.
func tupleCode(tuple *types.Tuple) []jen.Code {
	var all []jen.Code
	for v := range tuple.Variables() {
		all = append(all, typeCode(v.Type()))
	}
	return all
}

// named writes the name of a declared type with its type arguments.
func named(obj *types.TypeName, args *types.TypeList) *jen.Statement {
	s := jen.Id(obj.Name())
	if obj.Pkg() != nil {
		s = jen.Qual(obj.Pkg().Path(), marked(obj.Name()))
	}
	if args.Len() == 0 {
		return s
	}
	return s.TypesFunc(func(g *jen.Group) {
		for arg := range args.Types() {
			g.Add(typeCode(arg))
		}
	})
}

// structCode writes a struct type without a name.
func structCode(t *types.Struct) *jen.Statement {
	return jen.StructFunc(func(g *jen.Group) {
		for i := range t.NumFields() {
			f := t.Field(i)
			s := typeCode(f.Type())
			if !f.Embedded() {
				s = jen.Id(f.Name()).Add(s)
			}
			if tag := t.Tag(i); tag != "" {
				s.Add(rawText(tag))
			}
			g.Add(s)
		}
	})
}

// typePackages returns the packages that a type's source mentions.
func typePackages(t types.Type) []*types.Package {
	switch t := t.(type) {
	case *types.Alias:
		return argPackages(t.Obj(), t.TypeArgs())
	case *types.Named:
		return argPackages(t.Obj(), t.TypeArgs())
	case *types.Map:
		return append(typePackages(t.Key()), typePackages(t.Elem())...)
	case *types.Struct:
		var all []*types.Package
		for f := range t.Fields() {
			all = append(all, typePackages(f.Type())...)
		}
		return all
	case *types.Signature:
		var all []*types.Package
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				all = append(all, typePackages(v.Type())...)
			}
		}
		return all
	case interface{ Elem() types.Type }:
		return typePackages(t.Elem())
	}
	return nil
}

// argPackages returns the packages of a declared type and of its arguments.
func argPackages(obj *types.TypeName, args *types.TypeList) []*types.Package {
	var all []*types.Package
	if obj.Pkg() != nil {
		all = append(all, obj.Pkg())
	}
	for arg := range args.Types() {
		all = append(all, typePackages(arg)...)
	}
	return all
}

// nameable reports whether a type can be written out in the package with the
// given path: it is not, and does not mention, a name that another package
// keeps to itself.
func nameable(t types.Type, path string) bool {
	visible := func(obj *types.TypeName) bool {
		return obj.Exported() || obj.Pkg() == nil || obj.Pkg().Path() == path
	}
	switch t := t.(type) {
	case *types.Alias:
		return visible(t.Obj()) && nameableArgs(t.TypeArgs(), path)
	case *types.Named:
		return visible(t.Obj()) && nameableArgs(t.TypeArgs(), path)
	case *types.Basic:
		return true
	case *types.Map:
		return nameable(t.Key(), path) && nameable(t.Elem(), path)
	case *types.Interface:
		return t.Empty()
	case interface{ Elem() types.Type }:
		return nameable(t.Elem(), path)
	}
	return false
}

// nameableArgs reports whether all arguments of a type are nameable.
func nameableArgs(args *types.TypeList, path string) bool {
	for arg := range args.Types() {
		if !nameable(arg, path) {
			return false
		}
	}
	return true
}
