package nested

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"net/netip"
	"reflect"
	"time"
)

// A change is a way to change a value, and its place.
type change struct {
	path string // the fields on the way, with [] for an element
	free bool   // it can happen without a new version of the row
	make func(*rand.Rand)
}

// A walk finds all changes of a value that are visible in its JSON.
type walk struct {
	isRow   func(reflect.Type) bool // of structs with a version of their own
	changes []change
}

// leads reports whether a type contains a row with its own version, or a value that no
// version covers.
func (w *walk) leads(t reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return w.leads(t.Elem(), seen)
	case reflect.Map:
		return w.leads(t.Key(), seen) || w.leads(t.Elem(), seen)
	case reflect.Struct:
		if w.isRow(t) {
			return true
		}
		for i := range t.NumField() {
			f := t.Field(i)
			if shown(f) && !hasRole(f, "covered") && (hasRole(f, "derived") || w.leads(f.Type, seen)) {
				return true
			}
		}
	}
	return false
}

// visit collects the changes of a settable value after those of its parts. They are made
// in this order, and the last one may remove the value.
func (w *walk) visit(v reflect.Value, path string, free bool, deep int) {
	t := v.Type()
	free = free || t.Kind() == reflect.Struct && w.isRow(t)
	whole := free || w.leads(t, map[reflect.Type]bool{}) // a row that comes or goes
	add := func(make func(*rand.Rand)) { w.changes = append(w.changes, change{path, whole, make}) }
	if hidden, ok := v.Addr().Interface().(interface{ change(*rand.Rand) }); ok {
		add(hidden.change)
	}
	if plain := plainValue(t); plain != nil {
		add(func(r *rand.Rand) { v.Set(plain(r)) })
		return
	}
	switch t.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			w.visit(v.Elem(), path, free, deep)
		}
		add(func(r *rand.Rand) {
			if v.IsNil() {
				v.Set(filled(r, t, deep))
				return
			}
			v.SetZero()
		})
	case reflect.Interface:
		add(func(r *rand.Rand) { v.Set(filled(r, t, deep)) })
	case reflect.Slice:
		for i := range v.Len() {
			w.visit(v.Index(i), path+"[]", free, deep-1)
		}
		w.slice(v, add, deep)
	case reflect.Array:
		for i := range v.Len() {
			w.visit(v.Index(i), path+"[]", free, deep-1)
		}
	case reflect.Map:
		w.mapping(v, path, free, add, deep)
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); shown(f) && !hasRole(f, "covered") {
				w.visit(v.Field(i), path+"."+f.Name, free || hasRole(f, "derived"), deep-1)
			}
		}
	}
}

// slice changes the order of a slice, and makes it longer and shorter.
func (w *walk) slice(v reflect.Value, add func(func(*rand.Rand)), deep int) {
	add(func(r *rand.Rand) {
		turned := reflect.MakeSlice(v.Type(), 0, v.Len())
		for _, i := range r.Perm(v.Len()) {
			turned = reflect.Append(turned, v.Index(i))
		}
		v.Set(turned)
	})
	add(func(r *rand.Rand) { v.Set(reflect.Append(v, filled(r, v.Type().Elem(), deep-1))) })
	add(func(*rand.Rand) { v.Set(v.Slice(0, v.Len()-1)) })
	add(func(*rand.Rand) { v.SetZero() })
}

// mapping changes the values of a map, and renames, adds and removes an entry.
func (w *walk) mapping(v reflect.Value, path string, free bool, add func(func(*rand.Rand)), deep int) {
	key := func(r *rand.Rand) reflect.Value { return filled(r, v.Type().Key(), deep) }
	value := func(r *rand.Rand) reflect.Value { return filled(r, v.Type().Elem(), deep-1) }
	for _, k := range v.MapKeys() {
		element := reflect.New(v.Type().Elem()).Elem()
		element.Set(v.MapIndex(k))
		below := &walk{isRow: w.isRow}
		below.visit(element, path+"[]", free, deep-1)
		for _, c := range below.changes {
			w.changes = append(w.changes, change{c.path, c.free, func(r *rand.Rand) {
				c.make(r)
				v.SetMapIndex(k, element)
			}})
		}
		add(func(r *rand.Rand) {
			v.SetMapIndex(k, reflect.Value{})
			v.SetMapIndex(key(r), element)
		})
	}
	add(func(r *rand.Rand) {
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
		v.SetMapIndex(key(r), value(r))
	})
	add(func(*rand.Rand) { v.SetMapIndex(v.MapKeys()[0], reflect.Value{}) })
	add(func(*rand.Rand) { v.SetZero() })
}

// filled returns a random value of a type, down to some depth.
func filled(r *rand.Rand, t reflect.Type, deep int) reflect.Value {
	v := reflect.New(t).Elem()
	if plain := plainValue(t); plain != nil {
		return plain(r)
	}
	switch t.Kind() {
	case reflect.Pointer:
		if deep > 0 && r.Intn(4) > 0 {
			v.Set(reflect.New(t.Elem()))
			v.Elem().Set(filled(r, t.Elem(), deep-1))
		}
	case reflect.Interface:
		v.Set(reflect.ValueOf([]any{nil, r.Intn(9), word(r), []any{word(r), 1.5}, map[string]any{word(r): r.Intn(9)}}[1+r.Intn(4)]))
	case reflect.Slice:
		for range r.Intn(4) * min(1, max(0, deep)) {
			v.Set(reflect.Append(v, filled(r, t.Elem(), deep-1)))
		}
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).Set(filled(r, t.Elem(), deep-1))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(t))
		for range r.Intn(4) * min(1, max(0, deep)) {
			v.SetMapIndex(filled(r, t.Key(), deep), filled(r, t.Elem(), deep-1))
		}
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				v.Field(i).Set(filled(r, f.Type, deep-1))
			}
		}
		if hidden, ok := v.Addr().Interface().(interface{ change(*rand.Rand) }); ok {
			hidden.change(r)
		}
	}
	return v
}

// plainValue returns a function that makes a random value of a simple type, or nil for
// any other type.
func plainValue(t reflect.Type) func(*rand.Rand) reflect.Value {
	var value func(r *rand.Rand) any
	switch t {
	case reflect.TypeFor[time.Time]():
		value = func(r *rand.Rand) any { return time.Unix(r.Int63n(1e9), r.Int63n(1e9)).UTC() }
	case reflect.TypeFor[netip.Addr]():
		value = func(r *rand.Rand) any { return netip.AddrFrom4([4]byte{10, 0, 0, byte(r.Intn(256))}) }
	case reflect.TypeFor[json.RawMessage]():
		value = func(r *rand.Rand) any { return json.RawMessage(fmt.Sprintf("[%d]", r.Intn(99))) }
	default:
		switch kind := t.Kind(); kind {
		case reflect.String:
			value = func(r *rand.Rand) any { return word(r) }
		case reflect.Bool:
			value = func(r *rand.Rand) any { return r.Intn(2) == 0 }
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
			reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
			value = func(r *rand.Rand) any { return int8(1 + r.Intn(100)) }
		default:
			return nil
		}
	}
	return func(r *rand.Rand) reflect.Value { return reflect.ValueOf(value(r)).Convert(t) }
}

// word returns a random word.
func word(r *rand.Rand) string { return fmt.Sprintf("w%d<é", r.Intn(1e9)) }

// change changes the field that only the methods of Sealed show.
func (s *Sealed) change(r *rand.Rand) { s.secret = word(r) }
