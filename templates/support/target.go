package etagen

import (
	"net/http"
	"strings"
)

// requestTarget returns the path and the query, with its question mark, of the
// request as the client wrote them: http.StripPrefix and its like change r.URL.
func requestTarget(r *http.Request) (path, query string) {
	target := r.RequestURI
	if target == "" {
		target = r.URL.RequestURI() // the request came from no server
	}
	path, query = target, ""
	if i := strings.IndexByte(target, '?'); i >= 0 {
		path, query = target[:i], target[i:]
	}
	if !strings.HasPrefix(path, "/") { // the absolute form (RFC 9112 §3.2.2)
		_, path, _ = strings.Cut(path, "://")
		_, path, _ = strings.Cut(path, "/")
		path = "/" + path
	}
	return path, query
}

// asReference escapes what RFC 3986 §2 forbids in a request target but servers
// accept: characters outside ASCII, and a # that would begin a fragment. It
// leaves escapes unchanged.
func asReference(target string) string {
	if strings.IndexFunc(target, foreign) < 0 {
		return target
	}
	dst := make([]byte, 0, 3*len(target))
	for i := 0; i < len(target); i++ {
		dst = appendEscaped(dst, target[i], !foreign(rune(target[i])))
	}
	return string(dst)
}

// foreign reports whether a character is not allowed in a reference.
func foreign(c rune) bool {
	return c >= 0x80 || !unreserved(byte(c)) && !strings.ContainsRune("%:/?[]@!$&'()*+,;=", c)
}

func unreserved(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		return true
	}
	return c == '-' || c == '.' || c == '_' || c == '~'
}
