// Package etagentest runs the tables of requests in the generated tests against a
// handler, without a network, and checks each answer against RFC 9110.
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

// A Target is the resource that requests are sent to, or a list. What it says
// decides which of the rows that resources share are sent.
type Target struct {
	// New returns a handler whose store is as it was at first. The resource exists if
	// stored is true, and it is now for the handler.
	New func(stored bool, now time.Time) http.Handler

	Path     string    // of the resource
	ETag     string    // of the resource; empty if it has none
	Variant  string    // the entity tag of another variant of it; empty if it has none, and ETag if none is known
	Modified time.Time // its Last-Modified; zero if it has none
	Unrouted bool      // New returns a function that knows no other methods and no time

	// Loads counts how often the store loaded the whole resource. It is nil if the
	// store cannot tell the validators alone.
	Loads func() int

	// Blind, if it is true, has the store return what it holds for any ids. It is nil
	// if no ids are in the path.
	Blind *bool

	// Ordered says that the version in an entity tag tells which of two states is
	// newer, for a store with replicas.
	Ordered bool
	Exposed []string // the fields that scripts from other origins may read; nil if the handler does not say

	// Guarded is the entity tag of another state, which differs in what If-Match of a
	// write does not compare. It is empty if all is compared.
	Guarded string

	Weakens bool   // a proxy marks tags as weak, and If-Match takes them so
	Suffix  string // what a proxy adds to tags, and is taken off; empty for nothing

	Methods       []string // of those that change the resource
	Require       string   // what they have to name: "tag", "any" for a date too, or "none"
	Creates       bool     // PUT creates what does not exist, or POST under the ids that it is sent
	PutValidators bool     // every answer to PUT has the validators
	PatchJSON     bool     // PATCH takes application/json as a merge patch too
	Digest        bool     // the entity tag is made of the JSON, so that the same JSON has the same
	Stays         bool     // no write of the test can move the version

	Body string // of PUT and POST
	// Changed is the JSON of another state, which a client can ask for. It is empty if
	// none is known, and if each write moves the entity tag.
	Changed string

	Patch  string // of PATCH: it changes nothing
	Member string // of the JSON; empty if there is none that is decoded
	Opaque bool   // the type decodes its JSON by a method of its own

	list bool // it is a list
}

// A Case is one request and the status of its answer, a row in a table.
type Case struct {
	Name    string
	Method  string      // GET where it is empty
	Path    string      // that of the target where it is empty
	Header  http.Header // each value is a field line of its own
	Body    string      // with the Content-Type of its method, unless Header has one
	Missing bool        // the resource does not exist
	Want    int         // the status; 0 is the one that the name begins with

	says        int    // the status that Authorize refuses with, 404 for what it hides, 200 for what it lets pass; 0 if there is no Authorize
	load, write int    // the statuses that the store refuses to load and to write with, or late; 0 if it does not
	left        bool   // the client has left
	invalid     bool   // the function that checks content refuses it
	direct      string // the method whose function the request is sent to, past the mux
}

// CurrentETag returns the entity tag that the answer to a plain GET has, for a
// resource such as a list that nothing else tells the tag of.
func (t *Target) CurrentETag(tb *testing.T) string {
	tb.Helper()
	answer := t.send(t.New(true, t.Modified.Add(24*time.Hour)), &Case{})
	if answer.StatusCode != http.StatusOK {
		tb.Fatalf("status %d for a plain GET of %s, want 200", answer.StatusCode, t.Path)
	}
	return answer.Header.Get("Etag")
}

// send makes the request of a case and returns the answer.
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

// resolve returns where a reference in the answer to a request for path leads
// (RFC 3986 §5), empty if there is none.
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
