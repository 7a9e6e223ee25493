package etagen

import (
	"net/http"
	"slices"
	"strings"
)

const exposeHeaders = "Access-Control-Expose-Headers" // the fields that scripts from other origins may read

// expose lets scripts from other origins read the fields that the resource sends.
func (res *Resource) expose(h http.Header) {
	extendNames(h, exposeHeaders, slices.Clone(res.Exposed))
}

// extendNames is extend for a list of names, each of which occurs once (RFC 9110
// §5.1: case does not matter). It adds nothing to a list of all names. For scripts with
// credentials, * is a literal name.
func extendNames(h http.Header, field string, values []string) {
	if len(h[field]) == 0 {
		setField(h, field, values)
		return
	}
	var others, own [16]string
	all := elements(others[:0], h[field])
	listed := func(name string) bool {
		return slices.ContainsFunc(all, func(other string) bool { return strings.EqualFold(other, name) })
	}
	if listed("*") && (field != exposeHeaders || h.Get("Access-Control-Allow-Credentials") != "true") {
		return
	}
	if lacking := slices.DeleteFunc(elements(own[:0], values), listed); len(lacking) > 0 {
		extend(h, field, []string{strings.Join(lacking, ", ")})
	}
}
