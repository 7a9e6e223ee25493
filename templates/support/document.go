package etagen

import (
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
	if err := json.Unmarshal(text, new(json.RawMessage)); err != nil {
		return malformed("The content is not one JSON value: " + err.Error() + ".")
	}
	return document{numbered(text)}.value(t, 0)
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

// A document is JSON that is known to be well-formed, on the walk through it:
// reading its tokens cannot fail.
type document struct{ *json.Decoder }

// value walks one value. t is the type that it is for, nil where the value may be
// anything.
func (d document) value(t reflect.Type, depth int) *problem {
	token, _ := d.Token()
	if depth > maxDepth {
		return malformed(fmt.Sprintf("The content is nested deeper than %d levels.", maxDepth))
	}
	switch token {
	case json.Delim('{'):
		return d.object(plainType(t), depth)
	case json.Delim('['):
		return d.array(plainType(t), depth)
	}
	return nil
}

func (d document) object(t reflect.Type, depth int) *problem {
	typeOf, seen := memberTypes(t), map[string]bool{}
	for d.More() {
		token, _ := d.Token()
		name, _ := token.(string)
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
	_, _ = d.Token() // the brace
	return nil
}

func (d document) array(t reflect.Type, depth int) *problem {
	var inner reflect.Type
	if t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) {
		inner = t.Elem()
	}
	for n := 0; d.More(); n++ {
		p := d.value(inner, depth+1)
		if p == nil && t != nil && t.Kind() == reflect.Array && n == t.Len() {
			p = unprocessable(fmt.Sprintf("The array has room for %d elements.", n))
		}
		if p != nil {
			return p.within(strconv.Itoa(n))
		}
	}
	_, _ = d.Token() // the bracket
	return nil
}
