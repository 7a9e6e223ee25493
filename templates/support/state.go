package etagen

import (
	"net/http"
	"time"
)

// A State contains validators. If nothing exists, the pointer to it is nil.
type State struct {
	Tag      []byte                         // the entity tag; empty if there is none
	Modified time.Time                      // zero if unknown
	guard    func(tag, current string) bool // compares If-Match; nil is the strong comparison
	alone    bool                           // no content follows from here, whose length could decide
}

// tag returns the entity tag. It is empty if nothing exists.
func (s *State) tag() []byte {
	if s == nil {
		return nil
	}
	return s.Tag
}

// modified returns the modification time. It is zero if nothing exists.
func (s *State) modified() time.Time {
	if s == nil {
		return time.Time{}
	}
	return s.Modified
}

// Settings contains the settings of a handler for one request, and the outcome so far.
// All functions may be nil. The pointer is nil if there is no handler.
type Settings struct {
	MaxBody      int64                                              // largest accepted content in bytes; 0 is 1 MiB
	Now          func() time.Time                                   // nil is time.Now
	OnError      func(*http.Request, error)                         // called with each error that became a 500, and for writes that lost ten races
	Authorize    func(r *http.Request, op Op, value any) error      // refuses with an error
	Observe      func(*http.Request, Decision)                      // called once the request has its outcome
	WriteProblem func(http.ResponseWriter, *http.Request, *Problem) // writes error responses in another format
	Encode       func(dst []byte, v any) ([]byte, error)            // appends JSON; nil is encoding/json
	Forms        Forms                                              // in place of Resource.Forms, unless nil

	Decision Decision // the outcome so far, for Observe
}

// clock returns Now, or time.Now if there is none.
func (set *Settings) clock() func() time.Time {
	if set == nil || set.Now == nil {
		return time.Now
	}
	return set.Now
}

// tell calls OnError with an error, unless one of them is nil or the client has gone.
func (set *Settings) tell(r *http.Request, err error) {
	if err != nil && set != nil && set.OnError != nil && !gone(r) {
		set.OnError(r, err)
	}
}
