package etagen

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
)

// digestSize is in bytes: 96 bits do not collide by accident.
const digestSize = 12

// AppendDigest appends a digest of the JSON of the values, in their order, in 16
// characters. It reports false, and appends nothing, if a value cannot be
// encoded.
func AppendDigest(dst []byte, values ...any) ([]byte, bool) {
	hash := sha256.New()
	// The encoder ends each value with a newline, which JSON text on one line
	// never contains, so that neighbors stay apart.
	enc := json.NewEncoder(hash)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			return dst, false
		}
	}
	var sum [sha256.Size]byte
	return base64.RawURLEncoding.AppendEncode(dst, hash.Sum(sum[:0])[:digestSize]), true
}
