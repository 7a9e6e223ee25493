package etagen

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"unicode/utf8"
)

// maxDepth is how deep the content of a request may be nested: deeper than
// anybody writes, and not so deep that the walk through it costs much.
const maxDepth = 100

// checkDocument returns what is wrong with content that is meant for a value of
// type t, nil if nothing is: it has to be one JSON value without members of the
// same name in one object (400), and may not hold what encoding/json would drop
// without a word, nor what no response could give back (422). In a patch, null
// removes a member.
func checkDocument(text []byte, t reflect.Type, patch bool) *problem {
	if !utf8.Valid(text) {
		return malformed("The content is not UTF-8.")
	}
	if !json.Valid(text) {
		return malformed("The content is not one JSON value.")
	}
	known := knownShapes.Get().(shapes)
	defer knownShapes.Put(known)
	d := document{rest: text, shapes: known, patch: patch}
	p := d.value(member{typ: t}, 0)
	if p != nil && p.Status != http.StatusBadRequest {
		// What has no form at all comes before what does not fit.
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

// within says that p was met in a member or element of what it was met in so far.
// A pointer that becomes too long points to what the place is in.
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
