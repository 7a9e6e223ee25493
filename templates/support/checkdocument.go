package etagen

import (
	"net/http"
	"reflect"
	"unicode/utf8"
)

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

// locate returns the first value in content that cannot be decoded for a type,
// or cannot be encoded again. The errors of encoding/json differ between
// releases of Go and do not contain array indexes.
func locate(text []byte, t reflect.Type, patch bool) *problem {
	d := document{rest: text, shapes: shapes{}, patch: patch, locate: true}
	return d.value(member{typ: t}, 0)
}
