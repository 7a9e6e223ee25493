package serving

import (
	"net/http"
	"slices"
	"strings"
)

// A row is a request that contenders serve.
type row struct {
	name   string
	method string
	fields func(tag string) http.Header
	status int
	length int      // the least length of the content
	has    []string // fields of the response
}

// These are the requests.
var (
	byTag    = row{"304 by tag", "GET", ifNoneMatch(""), 304, 0, validators()}
	byList   = row{"304 by the last of ten tags", "GET", ifNoneMatch(strings.Repeat(`"aaaaaaaaa", `, 9)), 304, 0, validators()}
	byDate   = row{"304 by date", "GET", with("If-Modified-Since", changed.Format(http.TimeFormat)), 304, 0, validators()}
	inFull   = row{"200", "GET", noFields, 200, 2000, append(validators(), "Content-Type")}
	conflict = row{"412 of a PUT", "PUT", with("If-Match", `"41.aaaaaa"`), 412, 1, []string{"Content-Type"}}
	update   = row{"PUT", "PUT", func(tag string) http.Header { return http.Header{"If-Match": {tag}} }, 200, 2000, []string{"Etag", "Content-Type"}}
)

// validators returns the fields that a 304 and a 200 must have.
func validators() []string { return []string{"Etag", "Cache-Control"} }

func noFields(string) http.Header { return http.Header{} }

// with returns a function that makes a request with one field.
func with(name, value string) func(string) http.Header {
	return func(string) http.Header { return http.Header{name: {value}} }
}

// ifNoneMatch returns a function that makes If-None-Match: the other entity tags, then
// that of the contender.
func ifNoneMatch(others string) func(string) http.Header {
	return func(tag string) http.Header { return http.Header{"If-None-Match": {others + tag}} }
}

// isRight reports whether a response is the one that the row expects.
func (at row) isRight(got response) bool {
	if at.status == http.StatusNotModified && got.length > 0 {
		return false
	}
	lacks := func(name string) bool { return got.header.Get(name) == "" }
	return got.status == at.status && got.length >= at.length && !slices.ContainsFunc(at.has, lacks)
}
