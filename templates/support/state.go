package etagen

import (
	"net/http"
	"time"
)

// A State is what tells the states of a representation apart. What does not exist
// has none: a pointer to it is nil.
type State struct {
	Tag      []byte                         // the entity tag; empty when there is none
	Modified time.Time                      // zero when unknown
	guard    func(tag, current string) bool // compares If-Match; nil is the strong comparison
}

// tag returns the entity tag, empty when nothing exists.
func (s *State) tag() []byte {
	if s == nil {
		return nil
	}
	return s.Tag
}

// modified returns the modification time, zero when nothing exists.
func (s *State) modified() time.Time {
	if s == nil {
		return time.Time{}
	}
	return s.Modified
}

// Settings are what the user of a handler may set, for one request, and what that
// came to so far. All functions may be nil. Functions that are used without a
// handler have no settings: a pointer to them is nil.
type Settings struct {
	MaxBody      int64                      // largest accepted content in bytes; 0 is 1 MiB
	Now          func() time.Time           // nil is time.Now
	OnError      func(*http.Request, error) // told every error that became a 500, and of writes that lost ten races
	Authorize    func(r *http.Request, op Op, value any) error
	Observe      func(*http.Request, Decision)
	WriteProblem func(http.ResponseWriter, *http.Request, *Problem)
	Encode       func(dst []byte, v any) ([]byte, error) // appends JSON; nil is encoding/json
	Forms        Forms                                   // in place of Resource.Forms, unless nil

	Decision Decision
}

// clock returns Now.
func (set *Settings) clock() func() time.Time {
	if set == nil {
		return nil
	}
	return set.Now
}

// tell calls OnError, unless it is nil or the client has gone.
func (set *Settings) tell(r *http.Request, err error) {
	if set != nil && set.OnError != nil && !gone(r) {
		set.OnError(r, err)
	}
}
