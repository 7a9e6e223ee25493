package etagen

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// ParseString reads an identifier of a path as text. It reports false for what
// no address leads to, or not from everywhere.
func ParseString(s string) (string, bool) {
	return s, addressable(s)
}

// ParseRest is ParseString for a wildcard {name...} in a route; u is the URL of
// the request. It reports false for a second spelling too: a%2Fb is not the
// address of a/b, for what guards the addresses below a/ would let it pass, and
// caches invalidate one. Nothing is no id, though a path can end so: to a store
// it means that there is none yet.
func ParseRest(u *url.URL, s string) (string, bool) {
	return s, addressable(s) && spelled(u, s)
}

// maxID is the most bytes that an identifier has: longer addresses are refused
// on the way, by servers and proxies.
const maxID = 1024

// addressable reports whether a path can have s for an identifier. It cannot if s is
// longer than maxID, or if s alone is a step in the path: . and .. are that even if
// escaped (RFC 3986 §6.2.2.2, §6.2.2.3), and http.ServeMux takes %2F for a trailing
// slash. Databases fail for a NUL and for what is not UTF-8, which JSON cannot write.
func addressable(s string) bool {
	switch s {
	case "", ".", "..", "/":
		return false
	}
	return len(s) <= maxID && utf8.ValidString(s) && strings.IndexByte(s, 0) < 0
}

// spelled reports whether the path of u ends in s as escapeRest spells it, or
// not in s at all: then s has come from elsewhere.
func spelled(u *url.URL, s string) bool {
	if !strings.HasSuffix(u.Path, s) {
		return true
	}
	segments := 1
	if clean(s) {
		segments += strings.Count(s, "/")
	}
	escaped := u.EscapedPath()
	begin := len(escaped)
	for ; segments > 0 && begin >= 0; segments-- {
		begin = strings.LastIndexByte(escaped[:begin], '/')
	}
	text, err := url.PathUnescape(escaped[begin+1:])
	return err == nil && text == s
}

// escapeRest returns s as the end of a path. Its slashes are slashes there,
// unless one of the segments that they make would be cleaned away.
func escapeRest(s string) string {
	escaped := url.PathEscape(s)
	if clean(s) {
		escaped = strings.ReplaceAll(escaped, "%2F", "/")
	}
	return escaped
}

// clean reports whether s can end a path as it is: with no segment that is
// empty, unless it is the last one, and none that is a dot segment.
func clean(s string) bool {
	whole := path.Clean("/" + s)
	return whole == "/"+s || whole+"/" == "/"+s
}
