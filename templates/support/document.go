package etagen

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxDepth is how deep the content of a request may be nested: deeper than
// anybody writes, and not so deep that the walk through it costs much.
const maxDepth = 100

// checkDocument returns what is wrong with content that is meant for a value of
// type t, nil if nothing is: it has to be one JSON value without members of the
// same name in one object (400), and may not hold what encoding/json would drop
// without a word (422).
func checkDocument(text []byte, t reflect.Type) *problem {
	if !utf8.Valid(text) {
		return malformed("The content is not UTF-8.")
	}
	if !json.Valid(text) {
		err := json.Unmarshal(text, new(any))
		return malformed(fmt.Sprintf("The content is not one JSON value: %v.", err))
	}
	d := document{text}
	return d.value(t, 0)
}

func malformed(detail string) *problem {
	return &problem{Status: http.StatusBadRequest, Detail: detail}
}

func unprocessable(detail string) *problem {
	return &problem{Status: http.StatusUnprocessableEntity, Detail: detail}
}

// within says that p was met in a member or element of what it was met in so far.
func (p *problem) within(name string) *problem {
	if p != nil {
		p.Pointer = "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name) + p.Pointer
	}
	return p
}

// A document is what is left of JSON text on the walk through it. The text is
// known to be well-formed, so that colons and commas say nothing new.
type document struct{ rest []byte }

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
	typeOf, seen := memberTypes(t), map[string]bool{}
	for d.rest = d.rest[1:]; d.peek() != '}'; {
		name := d.name()
		if seen[name] {
			return malformed("An object has two members of this name.").within(name)
		}
		seen[name] = true
		inner, p := typeOf(name)
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
	if bytes.IndexByte(text, '\\') < 0 {
		return string(text[1 : len(text)-1])
	}
	_ = json.Unmarshal(text, &name) // which well-formed text does not fail
	return name
}
