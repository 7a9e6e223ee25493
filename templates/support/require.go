package etagen

import "net/http"

// A Require names the precondition that a write needs. The response to a write
// without it is 428 (RFC 6585 §3).
type Require int

const (
	// RequireMatch requires If-Match, or If-None-Match if the write creates.
	RequireMatch Require = iota
	// RequireAny accepts If-Unmodified-Since too, although a second is coarse.
	RequireAny
	// RequireNone requires no precondition. It is set by //etagen:require none.
	RequireNone
)

// met reports whether a request whose preconditions hold has the required one. A
// date that must be ignored guards nothing. If-None-Match only guards a creation.
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
