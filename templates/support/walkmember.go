package etagen

import (
	"encoding"
	"reflect"
	"strconv"
	"strings"
)

// memberOf returns the member of t with a name, or a problem if t has none. seen
// are the names in the object so far.
func (d *document) memberOf(t reflect.Type, name string, seen map[string]bool) (member, *problem) {
	switch {
	case t == nil:
		return member{}, nil
	case t.Kind() == reflect.Map:
		return member{typ: t.Elem()}, d.key(t.Key(), name, seen)
	case t.Kind() == reflect.Interface:
		return member{typ: t}, nil
	case t.Kind() != reflect.Struct:
		return member{}, nil
	}
	known := d.shapes.of(t).members
	if m, ok := known[name]; ok && !m.ambiguous {
		return m, nil
	}
	spelt := ""
	for other, m := range known {
		if strings.EqualFold(other, name) && !m.ambiguous && (spelt == "" || other < spelt) {
			spelt = other
		}
	}
	if spelt != "" {
		return member{}, unprocessable("There is no member with this name; it is spelled " + spelt + ".")
	}
	return member{}, unprocessable("There is no member with this name.")
}

// key returns what is wrong with a name as the key of a map. Of two spellings of
// one key, encoding/json would keep one value: it reads "01" and "1" as the same
// integer, and a type may read two texts as the same key.
func (d *document) key(t reflect.Type, name string, seen map[string]bool) *problem {
	if !reflect.PointerTo(t).Implements(textUnmarshaler) {
		if !canonicalKey(t, name) {
			return unprocessable("The names in this object must be integers in their shortest form.")
		}
		return nil
	}
	if outOfRange(name) && leadsToTime(t) {
		return timeOutOfRange()
	}
	if immense(name, t) {
		return numberOutOfRange()
	}
	key := reflect.New(t)
	if key.Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(name)) != nil {
		return unprocessable("The name is not a valid key of this object.")
	}
	text, err := keyText(key)
	switch {
	case err != nil:
		return unprocessable("The name is not a valid key of this object.")
	case text != name && seen[text]:
		return malformed("The object has two members with this name. Send one.")
	}
	seen[text] = true
	return nil
}

// keyText returns the name that encoding/json gives to the key of a map; pointer
// points to the key. A string is its own name, whatever its methods.
func keyText(pointer reflect.Value) (string, error) {
	key := pointer.Elem()
	switch _, ok := pointer.Interface().(encoding.TextMarshaler); {
	case key.Kind() != reflect.String && ok:
		return textOf(pointer.Interface())
	case key.CanInt():
		return strconv.FormatInt(key.Int(), 10), nil
	case key.CanUint():
		return strconv.FormatUint(key.Uint(), 10), nil
	}
	return key.String(), nil
}

// canonicalKey reports whether a name is the canonical spelling of a numeric
// key.
func canonicalKey(t reflect.Type, name string) bool {
	ok := true
	switch t.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		_, ok = ParseInt(name, t.Bits())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		_, ok = ParseUint(name, t.Bits())
	}
	return ok
}
