package etagen

import (
	"net/http"
	"reflect"
	"strings"
	"unicode/utf8"
)

// maxDepth is how deep the content of a request may be nested: deeper than
// anybody writes, but shallow enough for a cheap walk.
const maxDepth = 100

// checkDocument returns what is wrong with content for a value of type t, or nil. It has
// to be one JSON value without duplicate members (400). It must not contain what
// encoding/json would drop, nor what no response could send back (422). In a patch,
// null removes a member.
func checkDocument(text []byte, t reflect.Type, patch bool) *problem {
	if !utf8.Valid(text) {
		return malformed("The content must be UTF-8.")
	}
	if !validJSON(text) {
		return malformed("The content must be a single JSON value.")
	}
	known := knownShapes.Get().(shapes)
	defer knownShapes.Put(known)
	d := document{rest: text, shapes: known, patch: patch}
	p := d.value(member{typ: t}, 0)
	if p != nil && p.Status != http.StatusBadRequest {
		// Malformed text is reported before a value that does not fit.
		d = document{rest: text, form: true}
		if worse := d.value(member{}, 0); worse != nil {
			return worse
		}
	}
	return p
}

func malformed(detail string) *problem {
	return refusedWith(http.StatusBadRequest, detail)
}

func unprocessable(detail string) *problem {
	return refusedWith(http.StatusUnprocessableEntity, detail)
}

// maxPointer bounds the pointer in a problem, in bytes: a client can choose it.
const maxPointer = 256

// within adds an outer member or element to the pointer of p. If the pointer
// becomes too long, it points to what contains the place.
func (p *problem) within(name string) *problem {
	if p == nil {
		return nil
	}
	if len(name) > maxPointer {
		p.Errors = nil
		return p
	}
	if p.Errors == nil {
		p.Errors = make([]FieldError, 1)
	}
	pointer := "/" + pointerPart(name) + p.Errors[0].Pointer
	for len(pointer) > maxPointer {
		pointer = pointer[:strings.LastIndexByte(pointer, '/')]
	}
	p.Errors[0].Pointer = pointer
	return p
}
