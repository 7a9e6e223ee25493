package etagen

import "net/http"

// A Require names the precondition that a write needs. The response to a write
// without it is 428 (RFC 6585 §3).
type Require int

const (
	// RequireMatch asks for If-Match, or for If-None-Match if the write creates.
	RequireMatch Require = iota
	// RequireAny accepts If-Unmodified-Since too, although a second is coarse.
	RequireAny
	// RequireNone asks for no precondition.
	RequireNone
)

// met reports whether a request whose preconditions hold has the required one. A
// date that must be ignored guards nothing, If-None-Match only what is not there.
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
