// Package etagentest runs the tables of requests in generated tests against a
// handler, without a network, and checks each response against RFC 9110. It is for
// generated tests: to test your own store, call the generated function for it.
package etagentest

import (
	"net/http"
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

// pathOf returns the path of the request of a case.
func (t *Target) pathOf(c *Case) string {
	if c.Path == "" {
		return t.Path
	}
	return c.Path
}

// patchTypes returns the media types that PATCH takes.
func (t *Target) patchTypes() string {
	if t.PatchJSON {
		return "application/merge-patch+json, application/json"
	}
	return "application/merge-patch+json"
}

// loads returns how often the resource was loaded: always 0 if this is not counted.
func (t *Target) loads() int {
	if t.Loads == nil {
		return 0
	}
	return t.Loads()
}
