package etagen

import "net/http"

// A Require is which precondition a write has to carry. A write without it is
// answered 428 (RFC 6585 §3).
type Require int

const (
	// RequireMatch asks for If-Match, or for If-None-Match where the write
	// creates.
	RequireMatch Require = iota
	// RequireAny takes If-Unmodified-Since too, though its second is coarse.
	RequireAny
	// RequireNone lets every write pass that no precondition stops.
	RequireNone
)

// met reports whether a request whose preconditions hold carries what is
// required. If-None-Match guards what does not exist yet, and only that; a date
// that must be ignored guards nothing.
func (require Require) met(h http.Header, cur *State, set *Settings) bool {
	if require == RequireNone || len(h["If-Match"]) > 0 {
		return true
	}
	if cur == nil {
		return len(h["If-None-Match"]) > 0
	}
	_, usable := modifiedSince(h["If-Unmodified-Since"], cur.modified(), set.clock())
	return require == RequireAny && usable
}
