package etagen

import (
	"bytes"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
)

// maxDepth is how deep the content of a request may be nested: deeper than
// anybody writes, but shallow enough for a cheap walk.
const maxDepth = 100

// value walks one value for m. The type of m is nil if any value is allowed, in
// a type that reads itself.
func (d *document) value(m member, depth int) (p *problem) {
	if depth > maxDepth {
		return malformed(fmt.Sprintf("The content is nested deeper than %d levels.", maxDepth))
	}
	first := d.peek()
	text := d.rest
	switch first {
	case '{', '[':
		t, outer := plainType(m.typ), d.opaque
		if t == nil && m.typ != nil {
			d.opaque = m.typ
		}
		if first == '{' {
			p = d.object(t, depth)
		} else {
			p = d.array(t, depth)
		}
		d.opaque = outer
	case '"':
		p = d.text(m)
	default: // a number or a word
		d.rest = bytes.TrimLeft(d.rest, "+-.0123456789Eaeflnrstu")
		p = d.scalar(text[:len(text)-len(d.rest)], m.typ)
	}
	if d.form && p != nil && p.Status != http.StatusBadRequest {
		return nil
	}
	if p == nil && d.locate {
		p = misfit(text[:len(text)-len(d.rest)], m)
	}
	return p
}

func (d *document) object(t reflect.Type, depth int) *problem {
	seen := map[string]bool{}
	for d.rest = d.rest[1:]; d.peek() != '}'; {
		text := d.quoted()
		if p := oddText(text); p != nil && !d.form {
			return p
		}
		name := unquoted(text)
		if seen[name] {
			return malformed("The object has two members with this name. Send one.").within(name)
		}
		seen[name] = true
		inner, p := d.memberOf(t, name, seen)
		switch {
		case p != nil:
		case d.patch && d.peek() == 'n':
			d.rest = d.rest[len("null"):]
		default:
			p = d.value(inner, depth+1)
		}
		if p != nil {
			return p.within(name)
		}
	}
	d.rest = d.rest[1:]
	return nil
}

func (d *document) array(t reflect.Type, depth int) *problem {
	var inner reflect.Type
	room := -1
	switch {
	case t == nil:
	case t.Kind() == reflect.Array:
		room, inner = t.Len(), t.Elem()
	case t.Kind() == reflect.Slice:
		inner = t.Elem()
	case t.Kind() == reflect.Interface:
		inner = t
	}
	// An element of an array is replaced with the array (RFC 7396 §2).
	patch := d.patch
	d.patch = false
	defer func() { d.patch = patch }()
	n := 0
	for d.rest = d.rest[1:]; d.peek() != ']'; n++ {
		p := d.value(member{typ: inner}, depth+1)
		if p == nil && n == room {
			p = unprocessable(fmt.Sprintf("The array must have exactly %d elements.", room))
		}
		if p != nil {
			return p.within(strconv.Itoa(n))
		}
	}
	d.rest = d.rest[1:]
	if n < room {
		return unprocessable(fmt.Sprintf("The array must have exactly %d elements.", room))
	}
	return nil
}
