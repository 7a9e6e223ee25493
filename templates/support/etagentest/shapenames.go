package etagentest

import (
	"reflect"
	"strconv"
	"strings"
)

// typeName returns the name of a type with package paths, in the form of the
// generator.
func typeName(t reflect.Type) string {
	var b strings.Builder
	writeTypeName(&b, t)
	return names.Replace(b.String())
}

// names unifies the names that reflect has for type arguments. Since Go 1.27 the
// standard library declares json.RawMessage in another package.
var names = strings.NewReplacer(" ", "", "%2e", ".", "interface {}", "any", "encoding/json/jsontext.Value", "encoding/json.RawMessage")

func writeTypeName(b *strings.Builder, t reflect.Type) {
	switch {
	case t.PkgPath() != "":
		b.WriteString(t.PkgPath() + "." + t.Name())
		return
	case t.Name() != "":
		b.WriteString(t.Name())
		return
	}
	switch t.Kind() {
	case reflect.Pointer:
		b.WriteByte('*')
		writeTypeName(b, t.Elem())
	case reflect.Struct:
		writeStructName(b, t)
	default:
		b.WriteString(t.String())
	}
}

func writeStructName(b *strings.Builder, t reflect.Type) {
	b.WriteString("struct{")
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		if i > 0 {
			b.WriteByte(';')
		}
		if !f.Anonymous {
			b.WriteString(f.Name)
		}
		writeTypeName(b, f.Type)
		if f.Tag != "" {
			b.WriteString(strconv.Quote(string(f.Tag)))
		}
	}
	b.WriteByte('}')
}
