package etagen

import (
	"bytes"
	"encoding/json"
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

func (b *body) free() {
	if b.poolable() {
		bodies.Put(b)
	}
}

func (b *body) poolable() bool { return b.text.Cap() <= maxPooled }
