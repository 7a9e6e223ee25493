package etagentest

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

var (
	jsonMarshaler = reflect.TypeFor[json.Marshaler]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
	zeroer        = reflect.TypeFor[interface{ IsZero() bool }]()
)

// leaf returns the text of a type without parts: one that encodes itself, of which
// it is the name, a basic type, bytes, or any value.
func (at place) leaf() (string, bool) {
	switch {
	case at.implements(jsonMarshaler):
		return "json " + strconv.Quote(at.name()), true
	case at.implements(textMarshaler):
		return "text " + strconv.Quote(at.name()), true
	case at.Type == reflect.TypeFor[json.Number]():
		return "number", true
	}
	switch k := at.Kind(); {
	case k == reflect.Interface:
		return "any", true
	case k == reflect.Slice:
		elem := place{at.Elem(), true}
		return "bytes", elem.Kind() == reflect.Uint8 && !elem.implements(jsonMarshaler) && !elem.implements(textMarshaler)
	default:
		return k.String(), quotable(k)
	}
}

// implements reports whether encoding/json finds the method of an interface.
func (at place) implements(method reflect.Type) bool {
	return at.Implements(method) || at.addressable && at.Kind() != reflect.Pointer && reflect.PointerTo(at.Type).Implements(method)
}

func (at place) name() string {
	if at.Kind() == reflect.Interface {
		return "any"
	}
	return typeName(at.Type)
}

// mapKey returns the text of a type that can be a key of a JSON object.
func mapKey(t reflect.Type) string {
	if t.Kind() != reflect.String && t.Implements(textMarshaler) {
		return "text " + strconv.Quote(typeName(t))
	}
	return t.Kind().String()
}

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
