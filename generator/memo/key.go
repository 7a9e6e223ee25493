package memo

import (
	"crypto/sha256"
	"fmt"
	"go/token"
	"go/types"
	"hash"
	"reflect"
)

// A Key is what something that is kept is found by.
type Key [sha256.Size]byte

// A Keyer makes keys. Types that several keys are made of are read once.
type Keyer struct {
	named map[*types.Named]string
}

// NewKeyer returns a Keyer for the types of one run.
func NewKeyer() *Keyer { return &Keyer{named: map[*types.Named]string{}} }

// Key returns the key for values: another one if anything in them differs, as far as
// pointers lead. Positions are left out, and of a scope everything but the names. It
// is not ok if there is something in them that cannot be told from another.
func (k *Keyer) Key(values ...any) (key Key, ok bool) {
	w := &walk{Keyer: k, to: sha256.New(), met: map[pointer]int{}, ok: true}
	for _, v := range values {
		w.value(reflect.ValueOf(v))
	}
	return Key(w.to.Sum(nil)), w.ok
}

// A walk is one through the values of a key.
type walk struct {
	*Keyer
	to  hash.Hash
	met map[pointer]int // by their order
	ok  bool
}

// A pointer is one to a value of a type: a struct and its first field are in one place.
type pointer struct {
	to uintptr
	of reflect.Type
}

// put adds a text, whose end shows.
func (w *walk) put(text string) { fmt.Fprintf(w.to, "%d:%s", len(text), text) }

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
		w.scope(v.Interface().(*types.Scope))
		return
	}
	if v.Kind() != reflect.Interface && v.CanInterface() {
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

// kind adds a value that is nothing special.
func (w *walk) kind(v reflect.Value) {
	w.put(v.Type().String())
	switch v.Kind() {
	case reflect.Bool, reflect.String,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64:
		w.put(fmt.Sprint(v))
	case reflect.Interface:
		w.value(v.Elem())
	case reflect.Pointer:
		w.pointer(v)
	case reflect.Slice, reflect.Array:
		w.put(fmt.Sprint(v.Kind() == reflect.Slice && v.IsNil(), v.Len()))
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	default:
		w.ok = false // a map has no order, and a function nothing that can be compared
	}
}

// pointer adds what a pointer leads to. Where it has been before, it is which one
// that was: a schema may be within itself.
func (w *walk) pointer(v reflect.Value) {
	if v.IsNil() {
		w.put("nil")
		return
	}
	at := pointer{v.Pointer(), v.Type()}
	if n, again := w.met[at]; again {
		w.put(fmt.Sprint("again ", n))
		return
	}
	w.met[at] = len(w.met)
	w.value(v.Elem())
}

// scope adds the names in a scope, which are in order.
func (w *walk) scope(s *types.Scope) {
	if s == nil {
		w.put("no scope")
		return
	}
	w.put(fmt.Sprint(s.Names()))
}
