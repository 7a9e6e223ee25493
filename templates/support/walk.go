package etagen

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A document is what is left of JSON text on the walk through it. The text is
// known to be well-formed, so that colons and commas say nothing new.
type document struct {
	rest    []byte
	structs map[reflect.Type]map[string]member // that were met so far
}

// peek returns the first byte of what comes next.
func (d *document) peek() byte {
	d.rest = bytes.TrimLeft(d.rest, " \t\r\n:,")
	return d.rest[0]
}

// value walks one value. t is the type that it is for, nil where the value may be
// anything.
func (d *document) value(t reflect.Type, depth int) *problem {
	if depth > maxDepth {
		return malformed(fmt.Sprintf("The content is nested deeper than %d levels.", maxDepth))
	}
	switch d.peek() {
	case '{':
		return d.object(plainType(t), depth)
	case '[':
		return d.array(plainType(t), depth)
	case '"':
		d.quoted()
	default: // a number or a word
		d.rest = bytes.TrimLeft(d.rest, "+-.0123456789Eaeflnrstu")
	}
	return nil
}

func (d *document) object(t reflect.Type, depth int) *problem {
	seen := map[string]bool{}
	for d.rest = d.rest[1:]; d.peek() != '}'; {
		name := d.name()
		if seen[name] {
			return malformed("An object has two members of this name.").within(name)
		}
		seen[name] = true
		inner, p := d.memberType(t, name)
		if p == nil {
			p = d.value(inner, depth+1)
		}
		if p != nil {
			return p.within(name)
		}
	}
	d.rest = d.rest[1:]
	return nil
}

// memberType returns the type that a member of an object is for, where the object
// is for t, and a problem where t has no such member.
func (d *document) memberType(t reflect.Type, name string) (reflect.Type, *problem) {
	switch {
	case t != nil && t.Kind() == reflect.Map:
		if !canonicalKey(t.Key(), name) {
			return nil, unprocessable("The names in this object are whole numbers in their shortest form.")
		}
		return t.Elem(), nil
	case t == nil || t.Kind() != reflect.Struct:
		return nil, nil
	}
	known, ok := d.structs[t]
	if !ok {
		known = members(t)
		d.structs[t] = known
	}
	if m, ok := known[name]; ok && !m.ambiguous {
		return m.typ, nil
	}
	for other := range known {
		if strings.EqualFold(other, name) {
			return nil, unprocessable("There is no member of this name; it is spelt " + other + ".")
		}
	}
	return nil, unprocessable("There is no member of this name.")
}

func (d *document) array(t reflect.Type, depth int) *problem {
	var inner reflect.Type
	if t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) {
		inner = t.Elem()
	}
	n := 0
	for d.rest = d.rest[1:]; d.peek() != ']'; n++ {
		p := d.value(inner, depth+1)
		if p == nil && t != nil && t.Kind() == reflect.Array && n == t.Len() {
			p = unprocessable(fmt.Sprintf("The array has room for %d elements.", n))
		}
		if p != nil {
			return p.within(strconv.Itoa(n))
		}
	}
	d.rest = d.rest[1:]
	return nil
}

// quoted returns the string that comes next, as it is written.
func (d *document) quoted() []byte {
	end := 1
	for ; d.rest[end] != '"'; end++ {
		if d.rest[end] == '\\' {
			end++
		}
	}
	text := d.rest[:end+1]
	d.rest = d.rest[end+1:]
	return text
}

// name returns the name that comes next.
func (d *document) name() (name string) {
	text := d.quoted()
	if !bytes.ContainsRune(text, '\\') {
		return string(text[1 : len(text)-1])
	}
	_ = json.Unmarshal(text, &name) // which well-formed text does not fail
	return name
}

// canonicalKey reports whether a name is the one spelling of a key: encoding/json
// reads "01" and "1" as the same integer, and of two would keep one.
func canonicalKey(t reflect.Type, name string) bool {
	if reflect.PointerTo(t).Implements(textUnmarshaler) {
		return true
	}
	ok := true
	switch t.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		_, ok = ParseInt(name, t.Bits())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		_, ok = ParseUint(name, t.Bits())
	}
	return ok
}
