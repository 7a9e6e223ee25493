package gotype

import (
	"go/types"
	"strconv"
	"strings"
)

// TypeName returns a type in the form that shapes use: with package paths, and without
// aliases and blanks. A generated test can make the same name by reflection.
func TypeName(t types.Type) string {
	var b strings.Builder
	writeTypeName(&b, t)
	return strings.ReplaceAll(b.String(), " ", "")
}

func writeTypeName(b *strings.Builder, t types.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		b.WriteString(namedTypeName(t.Obj()))
		for i := range t.TypeArgs().Len() {
			b.WriteByte("[,"[min(i, 1)])
			writeTypeName(b, t.TypeArgs().At(i))
		}
		if t.TypeArgs().Len() > 0 {
			b.WriteByte(']')
		}
	case *types.Basic:
		b.WriteString(types.Typ[t.Kind()].Name()) // byte becomes uint8
	case *types.Pointer:
		b.WriteByte('*')
		writeTypeName(b, t.Elem())
	case *types.Slice:
		b.WriteString("[]")
		writeTypeName(b, t.Elem())
	case *types.Array:
		b.WriteString("[" + strconv.FormatInt(t.Len(), 10) + "]")
		writeTypeName(b, t.Elem())
	case *types.Map:
		b.WriteString("map[")
		writeTypeName(b, t.Key())
		b.WriteByte(']')
		writeTypeName(b, t.Elem())
	case *types.Struct:
		writeStructName(b, t)
	case *types.Interface:
		if t.Empty() {
			b.WriteString("any")
			return
		}
		b.WriteString(types.TypeString(t, fullName))
	default:
		b.WriteString(types.TypeString(t, fullName))
	}
}

func writeStructName(b *strings.Builder, st *types.Struct) {
	b.WriteString("struct{")
	for i := range st.NumFields() {
		if i > 0 {
			b.WriteByte(';')
		}
		if v := st.Field(i); !v.Embedded() {
			b.WriteString(v.Name())
		}
		writeTypeName(b, st.Field(i).Type())
		if tag := st.Tag(i); tag != "" {
			b.WriteString(strconv.Quote(tag))
		}
	}
	b.WriteByte('}')
}

// namedTypeName returns the name of a declared type. The standard library may move a
// type to another package in a new release, and leave an alias.
func namedTypeName(obj *types.TypeName) string {
	if obj.Pkg() == nil {
		return obj.Name()
	}
	name := obj.Pkg().Path() + "." + obj.Name()
	if name == "encoding/json/jsontext.Value" { // since Go 1.27
		return "encoding/json.RawMessage"
	}
	return name
}

func fullName(p *types.Package) string { return p.Path() }
