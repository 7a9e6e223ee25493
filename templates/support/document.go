package etagen

import (
	"encoding/json"
	"fmt"
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
// without a word (422).
func checkDocument(text []byte, t reflect.Type) *problem {
	if !utf8.Valid(text) {
		return malformed("The content is not UTF-8.")
	}
	if !json.Valid(text) {
		err := json.Unmarshal(text, new(any))
		return malformed(fmt.Sprintf("The content is not one JSON value: %v.", err))
	}
	d := document{text, map[reflect.Type]map[string]member{}}
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
	const most = 100 // bytes: a client can choose it
	if len(name) > most {
		name = strings.ToValidUTF8(name[:most], "")
	}
	if p != nil {
		p.Pointer = "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name) + p.Pointer
	}
	return p
}
