package memo

import (
	"crypto/sha256"
	"fmt"
	"go/token"
	"go/types"
	"hash"
	"reflect"
	"strconv"
)

// A Key identifies an entry of the memo.
type Key [sha256.Size]byte

// A Keyer makes keys. What several keys are made of is read once.
type Keyer struct {
	named  map[*types.Named]string
	ones   map[*types.Named]*description
	scopes map[*types.Scope]*scope
	parts  map[pointer]part

	objects map[types.Object]Key
	types   map[types.Type]Key
}

// NewKeyer returns a Keyer for the types of one run.
func NewKeyer() *Keyer {
	return &Keyer{
		named:  map[*types.Named]string{},
		ones:   map[*types.Named]*description{},
		scopes: map[*types.Scope]*scope{},
		parts:  map[pointer]part{},

		objects: map[types.Object]Key{},
		types:   map[types.Type]Key{},
	}
}

// A part is a key that others are made of.
type part struct {
	key Key
	ok  bool
}

// Part returns the key for what a pointer leads to, which must not change any more: it
// is made once.
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

// Key returns the key for values: another one if anything in them differs, as far as
// pointers lead. Positions are left out, and of a scope everything but the names. It
// is not ok if there is something in them that cannot be told from another.
func (k *Keyer) Key(values ...any) (key Key, ok bool) {
	w := &walk{Keyer: k, met: map[pointer]int{}, ok: true, sum: sha256.New()}
	for _, v := range values {
		w.value(reflect.ValueOf(v))
	}
	w.flush()
	return Key(w.sum.Sum(nil)), w.ok
}

// A walk is one through the values of a key.
type walk struct {
	*Keyer
	text []byte          // that is not in sum yet
	sum  hash.Hash       // of all before
	met  map[pointer]int // by their order
	ok   bool
}

// A pointer is one to a value of a type: a struct and its first field are in one place.
type pointer struct {
	to uintptr
	of reflect.Type
}

// put adds a text, whose end shows.
func (w *walk) put(text string) {
	w.text = strconv.AppendInt(w.text, int64(len(text)), 10)
	w.text = append(append(w.text, ':'), text...)
	if len(w.text) > atOnce {
		w.flush()
	}
}

// atOnce is how much text is put together before it is added to the sum.
const atOnce = 4 << 10

// flush adds the text to the sum.
func (w *walk) flush() {
	w.sum.Write(w.text)
	w.text = w.text[:0]
}

// putInt adds a number.
func (w *walk) putInt(n int64) { w.text = append(strconv.AppendInt(w.text, n, 10), ';') }

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
	case reflect.String:
		w.put(v.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.putInt(v.Int())
	case reflect.Bool, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64:
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
		w.put("again")
		w.putInt(int64(n))
		return
	}
	w.met[at] = len(w.met)
	w.value(v.Elem())
}
