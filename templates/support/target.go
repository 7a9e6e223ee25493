package etagen

import (
	"net/http"
	"strings"
)

// requestTarget returns the address of the request as the client wrote it, as a
// reference: http.StripPrefix and its like change r.URL.
func requestTarget(r *http.Request) string {
	target := r.RequestURI
	if target == "" {
		target = r.URL.RequestURI() // the request came from no server
	}
	if strings.HasPrefix(target, "//") {
		target = "/." + target // else the first segment would be a host (RFC 3986 §4.2)
	}
	return asReference(target)
}

// asReference escapes what a request target may have in spite of RFC 3986
// §2: servers take characters there that are not ASCII, and a # that would begin
// a fragment. Escapes stay as they are.
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

// foreign reports whether a character cannot stand in the reference that a
// request target makes.
func foreign(c rune) bool {
	return c >= 0x80 || !unreserved(byte(c)) && !strings.ContainsRune("%:/?[]@!$&'()*+,;=", c)
}
