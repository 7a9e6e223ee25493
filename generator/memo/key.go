package memo

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"strconv"
)

// Part returns a key for the value that a pointer refers to, which must not change any
// more. It computes the key once.
func (k *Keyer) Part(to any) (key Key, ok bool) {
	v := reflect.ValueOf(to)
	at := pointer{v.Pointer(), v.Type()}
	p, made := k.parts[at]
	if !made {
		p.key, p.ok = k.Key(to)
		k.parts[at] = p
	}
	return p.key, p.ok
}

// Key returns a key for values. Two keys differ if anything in the values differs,
// including what pointers refer to. Positions are ignored, and of a scope only the names
// are included. It is not ok if the values contain something that cannot be compared.
func (k *Keyer) Key(values ...any) (key Key, ok bool) {
	w := &walk{Keyer: k, ok: true}
	clear(k.met)
	clear(k.objects)
	k.sum.Reset()
	for _, v := range values {
		w.value(reflect.ValueOf(v))
	}
	w.flush()
	return Key(w.sum.Sum(nil)), w.ok
}

// value adds a value.
func (w *walk) value(v reflect.Value) {
	if !v.IsValid() {
		w.put("nothing")
		return
	}
	switch v.Type() {
	case reflect.TypeFor[token.Position](), reflect.TypeFor[token.Pos]():
		return
	case reflect.TypeFor[*types.Scope]():
		w.put(w.scopeOf(v.Interface().(*types.Scope)).names)
		return
	}
	if v.Kind() == reflect.Pointer && v.CanInterface() { // as all types and objects of go/types are
		switch x := v.Interface().(type) {
		case types.Type:
			w.typ(x)
			return
		case types.Object:
			w.object(x)
			return
		}
	}
	w.kind(v)
}

// kind adds a value that needs no special treatment.
func (w *walk) kind(v reflect.Value) {
	w.put(v.Type().String())
	switch v.Kind() {
	case reflect.String:
		w.put(v.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.putInt(v.Int())
	case reflect.Bool:
		w.text = append(strconv.AppendBool(w.text, v.Bool()), ';')
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
		w.put(fmt.Sprint(v))
	case reflect.Interface:
		w.value(v.Elem())
	case reflect.Pointer:
		w.pointer(v)
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			w.put("nil")
		}
		w.putInt(int64(v.Len()))
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	default:
		w.ok = false // a map has no order, and functions cannot be compared
	}
}

// pointer adds what a pointer refers to. If it has been met before, it adds its number
// instead, because a schema may contain itself.
func (w *walk) pointer(v reflect.Value) {
	if v.IsNil() {
		w.put("nil")
		return
	}
	at := pointer{v.Pointer(), v.Type()}
	if n, again := w.met[at]; again {
		w.put("again")
		w.putInt(int64(n))
		return
	}
	w.met[at] = len(w.met)
	w.value(v.Elem())
}
