package etagen

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
)

// digestSize is in bytes: 96 bits, which no accident brings together.
const digestSize = 12

// AppendDigest appends 16 characters that stand for the JSON of the values: the
// same for the same values in the same order, others for others. It reports
// false, and has appended nothing, if a value cannot be encoded.
func AppendDigest(dst []byte, values ...any) ([]byte, bool) {
	hash := sha256.New()
	// The encoder ends each value with a newline, which JSON text on one line
	// never holds, so that neighbours cannot run into each other.
	enc := json.NewEncoder(hash)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			return dst, false
		}
	}
	var sum [sha256.Size]byte
	return base64.RawURLEncoding.AppendEncode(dst, hash.Sum(sum[:0])[:digestSize]), true
}
