package gosource

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// EncodesItself reports whether encoding/json may call a method of the type, which may
// reject some values. It includes json.Number: that has no such method, but not every
// text is valid.
func EncodesItself(t types.Type) bool {
	return IsNumber(t) || HasMethod(t, "MarshalJSON", "MarshalText", "UnmarshalJSON", "UnmarshalText")
}

// HasMethod reports whether a pointer type, or the pointer to another type, has one of the
// methods. Use it if the parameters of the method need no check.
func HasMethod(t types.Type, names ...string) bool {
	if _, ok := t.Underlying().(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	methods := types.NewMethodSet(t)
	return slices.ContainsFunc(names, func(name string) bool { return methods.Lookup(nil, name) != nil })
}

// IsNumber reports whether a type is json.Number. If so, the value is a number in JSON
// and a string in Go.
func IsNumber(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Number" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "encoding/json"
}

// Pointee returns the type that an embedded pointer of the resource points to, and names
// its import. Use it to allocate what the pointer points to.
func (o *File) Pointee(selector []string) types.Type {
	t := o.Res.Object.Type()
	for _, name := range selector {
		obj, _, _ := types.LookupFieldOrMethod(t, true, o.Res.Object.Pkg(), name)
		if obj == nil {
			return types.Typ[types.Invalid]
		}
		t = obj.Type()
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	o.NameTypeImports(t)
	return t
}

// RawText writes a text with quotes or of several lines as a raw string, if that is possible.
func RawText(text string) *jen.Statement {
	if strconv.CanBackquote(strings.NewReplacer("\n", "").Replace(text)) {
		return jen.Op("`" + text + "`")
	}
	return jen.Lit(text)
}

// TypeCode writes a type as source. Use it for types of the user, whose packages it
// imports.
func TypeCode(t types.Type) *jen.Statement {
	switch t := t.(type) {
	case *types.Alias:
		return named(t.Obj(), t.TypeArgs())
	case *types.Named:
		return named(t.Obj(), t.TypeArgs())
	case *types.Basic:
		return jen.Id(t.Name())
	case *types.Pointer:
		return jen.Op("*").Add(TypeCode(t.Elem()))
	case *types.Slice:
		return jen.Index().Add(TypeCode(t.Elem()))
	case *types.Array:
		return jen.Index(jen.Lit(int(t.Len()))).Add(TypeCode(t.Elem()))
	case *types.Map:
		return jen.Map(TypeCode(t.Key())).Add(TypeCode(t.Elem()))
	case *types.Struct:
		return structCode(t)
	case *types.Chan:
		return chanCode(t)
	case *types.Signature:
		return funcCode(t)
	}
	return jen.Any()
}

// chanCode writes a channel type.
func chanCode(t *types.Chan) *jen.Statement {
	switch t.Dir() {
	case types.SendOnly:
		return jen.Chan().Op("<-").Add(TypeCode(t.Elem()))
	case types.RecvOnly:
		return jen.Op("<-").Chan().Add(TypeCode(t.Elem()))
	}
	return jen.Chan().Parens(TypeCode(t.Elem()))
}

// funcCode writes a function type.
func funcCode(t *types.Signature) *jen.Statement {
	params := tupleCode(t.Params())
	if last := len(params) - 1; t.Variadic() {
		params[last] = jen.Op("...").Add(TypeCode(t.Params().At(last).Type().(*types.Slice).Elem()))
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
		all = append(all, TypeCode(v.Type()))
	}
	return all
}

// named writes the name of a declared type with its type arguments.
func named(obj *types.TypeName, args *types.TypeList) *jen.Statement {
	s := jen.Id(obj.Name())
	if obj.Pkg() != nil {
		s = jen.Qual(obj.Pkg().Path(), Marked(obj.Name()))
	}
	if args.Len() == 0 {
		return s
	}
	return s.TypesFunc(func(g *jen.Group) {
		for arg := range args.Types() {
			g.Add(TypeCode(arg))
		}
	})
}

// structCode writes an unnamed struct type.
func structCode(t *types.Struct) *jen.Statement {
	return jen.StructFunc(func(g *jen.Group) {
		for i := range t.NumFields() {
			f := t.Field(i)
			s := TypeCode(f.Type())
			if !f.Embedded() {
				s = jen.Id(f.Name()).Add(s)
			}
			if tag := t.Tag(i); tag != "" {
				s.Add(RawText(tag))
			}
			g.Add(s)
		}
	})
}

// Nilable reports whether a value on which methods are called can be nil: it is a
// pointer or an interface.
func Nilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface:
		return true
	}
	return false
}

// Unmarshals reports whether a value of a type can be set from a text.
func Unmarshals(t types.Type) bool { return HasMethod(t, "UnmarshalText") }

// ReadsJSON reports whether the pointer to a type has a method that reads JSON. If so,
// the method decides which values are valid.
func ReadsJSON(t types.Type) bool { return HasMethod(t, "UnmarshalJSON") }
