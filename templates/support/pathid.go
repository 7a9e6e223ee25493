package etagen

import (
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// ParseString reads the identifier at a wildcard of the path as text. It reports false
// if no URL can contain the identifier, or not every client and proxy keeps such a URL.
func ParseString(r *http.Request, wildcard string) (id string, ok bool) {
	id = r.PathValue(wildcard)
	return id, addressable(id)
}

// ParseRest is ParseString if the wildcard is {name...}. It also reports false for a
// second spelling, such as a%2Fb for a/b: what guards the paths below a/ would let it
// pass, and caches invalidate only one. An empty text is not an id: to a store it means
// that there is no id yet.
func ParseRest(r *http.Request, wildcard string) (id string, ok bool) {
	id = r.PathValue(wildcard)
	return id, addressable(id) && spelled(r.URL, id)
}

// maxID is the maximum length of an id in bytes: servers and proxies refuse long URLs.
const maxID = 1024

// addressable reports whether a path can contain s as an identifier: it is not too long,
// and not a dot segment, even if escaped (RFC 3986 §6.2.2.2, §6.2.2.3). http.ServeMux takes
// %2F for a trailing slash. Databases fail on a NUL and on text that is not UTF-8.
func addressable(s string) bool {
	ascii := 0 // bytes at the beginning, without NUL
	for ascii < min(len(s), maxID) && s[ascii]-1 < utf8.RuneSelf-1 {
		ascii++
	}
	isText := ascii == len(s) || len(s) <= maxID && utf8.ValidString(s) && strings.IndexByte(s, 0) < 0
	return isText && s != "" && s != "." && s != ".." && s != "/"
}

// spelled reports whether the path of u ends in s as escapeRest spells it, or
// does not end in s at all: then s was not taken from u.
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

// escapeRest returns s as the end of a path. It keeps slashes, unless a server
// would clean away one of the segments between them.
func escapeRest(s string) string {
	escaped := url.PathEscape(s)
	if clean(s) {
		escaped = strings.ReplaceAll(escaped, "%2F", "/")
	}
	return escaped
}

// clean reports whether s can end a path unescaped: no segment is a dot segment,
// and none but the last is empty.
func clean(s string) bool {
	whole := path.Clean("/" + s)
	return whole == "/"+s || whole+"/" == "/"+s
}
