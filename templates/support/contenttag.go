package etagen

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"
)

// A DigestTagger is needed by Put, Patch, Delete and Post if the entity tags are made
// from the JSON of a value.
type DigestTagger interface {
	// ValidatorsOf is Validators for a value whose JSON is text.
	ValidatorsOf(p any, text []byte) (etag string, modified time.Time)
}

// AppendSum appends a digest of JSON text in 16 characters, the same that AppendDigest
// appends for the value. Use it if the value is encoded already.
func AppendSum(dst, text []byte) []byte {
	sum := sha256.Sum256(append(text, '\n'))
	return base64.RawURLEncoding.AppendEncode(dst, sum[:digestSize])
}

// AppendTagOf appends the entity tag that appendTag makes from the JSON of v. It
// appends nothing if v cannot be encoded.
func AppendTagOf[P any](dst []byte, v P, appendTag func(dst, text []byte, v P) []byte) []byte {
	b, err := encode(v)
	if err != nil {
		return dst
	}
	defer b.free()
	return appendTag(dst, b.text.Bytes(), v)
}

// ServeDigest is Resource.Serve if the entity tag is made from the JSON of v, by
// appendTag. It encodes v once, so the tag is that of the bytes that are sent.
func ServeDigest[P any](w http.ResponseWriter, r *http.Request, res *Resource, modified time.Time, set *Settings, v P, appendTag func(dst, text []byte, v P) []byte) error {
	b, err := encode(v)
	if err != nil {
		return err
	}
	defer b.free()
	// The tag is made after the text, and after the newline that AppendSum writes there.
	b.text.Grow(1 + TagSize)
	room := append(b.text.AvailableBuffer(), '\n')[1:]
	s := State{Tag: appendTag(room, b.text.Bytes(), v), Modified: modified}
	if res.Proceed(w, r, &s, set) {
		res.serve(w, r, &s, set, b)
	}
	return nil
}

// validators returns the validators of a value whose JSON is in b.
func (c *change) validators(p any, b *body) (etag string, modified time.Time) {
	if c.Resource.Digest {
		return c.writer.(DigestTagger).ValidatorsOf(p, b.text.Bytes())
	}
	return c.writer.Validators(p)
}
