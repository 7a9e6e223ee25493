package etagen

import (
	"net/http"
	"time"
)

// Settings contains the settings of a handler for one request, and the outcome so far.
// All functions may be nil. The pointer is nil if there is no handler.
type Settings struct {
	MaxBody      int64                                              // largest accepted content in bytes; 0 is 1 MiB
	Now          func() time.Time                                   // nil is time.Now
	OnError      func(*http.Request, error)                         // called with errors that an operator should know of, such as each that became a 500
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

// Done calls Observe. Generated handlers call it last: inlined, each would have a copy.
//
//go:noinline
func (set *Settings) Done(r *http.Request) {
	if set.Observe != nil {
		set.Observe(r, set.Decision)
	}
}

// Permit calls Authorize with a value, if it is set.
func (set *Settings) Permit(r *http.Request, op Op, value any) error {
	if set.Authorize == nil {
		return nil
	}
	return set.Authorize(r, op, value)
}

// responds records a response just before it is written.
func (set *Settings) responds(r *http.Request, status int, field string) {
	if set == nil || set.Observe == nil {
		return
	}
	if gone(r) {
		status = StatusClientGone
	}
	set.Decision.Status, set.Decision.Field = status, field
}

// wrote records how much content was written.
func (set *Settings) wrote(r *http.Request, n int) {
	if set != nil && r.Method != http.MethodHead {
		set.Decision.Bytes = n
	}
}
