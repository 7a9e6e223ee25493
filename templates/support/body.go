package etagen

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
)

const (
	jsonType    = "application/json"
	problemType = "application/problem+json"
)

// A body is JSON text that is complete before the header is sent: its length is
// known, and an encoding error does not leave half a response.
type body struct {
	text    bytes.Buffer
	encoder *json.Encoder // writes to text
	link    string        // the value of Link; empty for none
}

const maxPooled = 64 << 10 // a longer body would hold its memory forever

var bodies = sync.Pool{New: func() any {
	b := new(body)
	b.encoder = json.NewEncoder(&b.text)
	return b
}}

// newBody returns an empty body, which the caller frees.
func newBody() *body {
	b := bodies.Get().(*body)
	b.text.Reset()
	b.link = ""
	return b
}

// encode returns the JSON text of v, which the caller frees.
func encode(v any) (*body, error) { return (*Settings)(nil).encode(v) }

// encode returns the JSON text of v as responses have it, which the caller frees.
func (set *Settings) encode(v any) (*body, error) {
	b := newBody()
	if err := b.marshal(v, set); err != nil {
		b.free()
		return nil, err
	}
	return b, nil
}

// marshal appends the JSON text of v, made by Encode if there are settings with one.
func (b *body) marshal(v any, set *Settings) error {
	if set != nil && set.Encode != nil {
		text, err := set.Encode(b.text.AvailableBuffer(), v)
		if err != nil {
			return fmt.Errorf("encoding %T by Encode: %w", v, err)
		}
		b.text.Write(text)
		return nil
	}
	if err := b.encoder.Encode(v); err != nil {
		return fmt.Errorf("encoding %T as JSON: %w", v, err)
	}
	b.text.Truncate(b.text.Len() - 1) // the encoder's newline
	return nil
}

func (b *body) free() {
	if b.poolable() {
		bodies.Put(b)
	}
}

func (b *body) poolable() bool { return b.text.Cap() <= maxPooled }

// sendText sends the header and, except for HEAD, the content in one write.
func sendText(w http.ResponseWriter, r *http.Request, set *Settings, status int, content []byte) {
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		n, _ := w.Write(content) // an error means that the client is gone, so nobody can be told
		set.wrote(r, n)
	}
}
