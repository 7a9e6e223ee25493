package etagen

import (
	"encoding/base64"
	"strings"
)

// MatchGuarded is the strong comparison of two entity tags without the digest of
// derived values, for Resource.Guard. The digest is the 16 characters before the last
// part, the fingerprint. A version may contain dots, so dots do not separate the parts.
func MatchGuarded(a, b string) bool {
	end := strings.LastIndexByte(b, '.')
	begin := end - base64.RawURLEncoding.EncodedLen(digestSize)
	if begin < 0 || len(a) != len(b) || a[0] != '"' {
		return matchStrong(a, []byte(b))
	}
	return a[:begin] == b[:begin] && a[end:] == b[end:] && isDigest(a[begin:end])
}

// isDigest reports whether text has only characters of a digest.
func isDigest(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; !unreserved(c) || c == '.' || c == '~' {
			return false
		}
	}
	return true
}
