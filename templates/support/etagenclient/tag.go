package etagenclient

import (
	"fmt"
	"strings"
)

// checkTag returns an error unless a text is one entity tag (RFC 9110 §8.8.3), or
// "*", which matches any state.
func checkTag(tag string) error {
	switch {
	case tag == "":
		return fmt.Errorf("the entity tag is empty: name the state that the change was decided on")
	case tag != anyTag && !isTag(tag):
		return fmt.Errorf("%.100q is no entity tag: it is one text in quotes, as the server sent it", tag)
	}
	return nil
}

// anyTag matches any state (RFC 9110 §13.1.1).
const anyTag = "*"

// isTag reports whether a text is one entity tag.
func isTag(tag string) bool {
	opaque := strings.TrimPrefix(tag, "W/")
	if len(opaque) < 2 || opaque[0] != '"' || opaque[len(opaque)-1] != '"' {
		return false
	}
	for _, c := range []byte(opaque[1 : len(opaque)-1]) {
		if c <= ' ' || c == '"' || c == 0x7f {
			return false
		}
	}
	return true
}

// isWeak reports whether an entity tag is weak.
func isWeak(tag string) bool { return strings.HasPrefix(tag, "W/") }

// sameState reports whether two entity tags match by weak comparison (RFC 9110
// §8.8.3.2): a proxy that compresses weakens a tag.
func sameState(a, b string) bool {
	return a != "" && b != "" && strings.TrimPrefix(a, "W/") == strings.TrimPrefix(b, "W/")
}

// stronger returns the entity tag that If-Match accepts, of two for one state.
func stronger(a, b string) string {
	if isWeak(a) && b != "" {
		return b
	}
	return a
}

// tagOf returns the entity tag in the header of a response; empty if there is none,
// or an invalid one.
func tagOf(h map[string][]string) string {
	if values := h["Etag"]; len(values) == 1 && isTag(values[0]) {
		return values[0]
	}
	return ""
}
