// Package etagentest runs the tables of requests in generated tests against a
// handler, without a network, and checks each response against RFC 9110. It is for
// generated tests: to test your own store, call the generated function for it.
package etagentest

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// A Target is the resource or the list that requests are sent to. Its fields select the
// shared rows that are sent. Use it with Run and its like.
type Target struct {
	// New returns a handler with a store in its initial state. The resource exists
	// if stored is true, and the time of the handler is now.
	New func(stored bool, now time.Time) http.Handler

	Path     string    // of the resource
	ETag     string    // of the resource; empty if it has none
	Variant  string    // of another variant of it; empty if it has none, and ETag if none is known
	Modified time.Time // its Last-Modified; zero if it has none
	Unrouted bool      // New returns a function that knows neither other methods nor the time

	// Loads returns how often the store has loaded the whole resource. It is nil if
	// the store has no method for the validators alone.
	Loads func() int

	// Blind makes the store return its resource for any ids, if it is true. It is
	// nil if the path has no ids.
	Blind *bool

	// Ordered means that the versions in two entity tags show which state is newer,
	// for a store with replicas.
	Ordered bool
	Exposed []string // the fields that scripts from other origins may read; nil if the handler does not say

	// Guarded is the entity tag of a state that differs only in what If-Match of a
	// write does not compare. It is empty if all is compared.
	Guarded string

	Weakens bool   // a proxy marks tags as weak, and If-Match accepts them
	Suffix  string // the suffix that a proxy adds to tags, and the handler removes; empty for none

	Methods       []string // that change the resource
	Require       string   // which precondition they require: "tag", "any" if a date will do, or "none"
	Creates       bool     // PUT creates a missing resource, or POST uses the ids that it gets
	PutValidators bool     // every response to PUT has the validators
	PatchJSON     bool     // PATCH accepts application/json as a merge patch too
	Digest        bool     // the entity tag is made of the JSON, so that equal JSON has equal tags
	Stays         bool     // the test cannot change the version by a write
	MinCoded      int      // the length from which content is coded

	Body string // of PUT and POST
	// Changed is the JSON of another state, which a client can request. It is empty
	// if none is known and each write changes the entity tag.
	Changed string

	Patch  string // of PATCH: it changes nothing
	Member string // of the JSON; empty if none is decoded
	Opaque bool   // the type decodes its JSON with a method

	list bool // it is a list
}

// A Case is a request and the status of its response, for a row in a table.
type Case struct {
	Name    string      // of the subtest
	Method  string      // GET if empty
	Path    string      // that of the target if empty
	Header  http.Header // each value is a field line
	Body    string      // with the Content-Type of its method, unless Header has one
	Missing bool        // the resource does not exist
	Want    int         // the status; 0 means the number that the name begins with

	says        int    // the status that Authorize refuses with, 404 if it hides, 200 if it permits; 0 if there is no Authorize
	load, write int    // the statuses with which loading and writing fail in the store, or late; 0 if they do not
	left        bool   // the client has left
	invalid     bool   // the validating function refuses the content
	direct      string // the method whose function gets the request, without the mux
}

// CurrentETag returns the entity tag in the response to a plain GET, for a resource
// such as a list whose tag is not known otherwise.
func (t *Target) CurrentETag(tb *testing.T) string {
	tb.Helper()
	answer := t.send(t.New(true, t.Modified.Add(24*time.Hour)), &Case{})
	if answer.StatusCode != http.StatusOK {
		tb.Fatalf("status %d for a plain GET of %s, want 200", answer.StatusCode, t.Path)
	}
	return answer.Header.Get("Etag")
}

// send sends the request of a case and returns the response.
func (t *Target) send(handler http.Handler, c *Case) *http.Response {
	return t.sendContent(handler, c, c.method(), strings.NewReader(c.Body))
}

// method returns the method of the request of a case.
func (c *Case) method() string {
	if c.Method == "" {
		return http.MethodGet
	}
	return c.Method
}

// sendContent is send for a method and the content as it arrives.
func (t *Target) sendContent(handler http.Handler, c *Case, method string, content io.Reader) *http.Response {
	request := httptest.NewRequest(method, t.pathOf(c), content)
	if c.left {
		ctx, cancel := context.WithCancel(request.Context())
		cancel()
		request = request.WithContext(ctx)
	}
	switch method {
	case http.MethodPut, http.MethodPost:
		request.Header.Set("Content-Type", "application/json")
	case http.MethodPatch:
		request.Header.Set("Content-Type", "application/merge-patch+json")
	}
	for name, lines := range c.Header {
		request.Header[name] = lines
	}
	if c.direct != "" {
		handler = handler.(*served).function(c.direct, t.list)
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	answer := recorder.Result()
	answer.Request = request
	return answer
}

// pathOf returns the path of the request of a case.
func (t *Target) pathOf(c *Case) string {
	if c.Path == "" {
		return t.Path
	}
	return c.Path
}

// resolve resolves a reference in the response to a request for path (RFC 3986
// §5). It returns "" if there is none.
func resolve(tb testing.TB, path, reference string) string {
	tb.Helper()
	if reference == "" {
		return ""
	}
	base, err := url.Parse(path)
	if err != nil {
		tb.Fatal(err)
	}
	there, err := base.Parse(reference)
	if err != nil {
		tb.Fatalf("%q is no reference: %v", reference, err)
	}
	return there.RequestURI()
}

// request returns a request without content.
func request(method, path string) *http.Request {
	return httptest.NewRequest(method, path, http.NoBody)
}
