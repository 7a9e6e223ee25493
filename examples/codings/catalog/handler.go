package catalog

import (
	"fmt"

	"github.com/goccy/go-json"
	"github.com/klauspost/compress/zstd"

	"example.com/codings/internal/etagen"
)

// NewHandler returns a handler that sends zstd to clients that accept it, else gzip or
// plain JSON.
func NewHandler(store BookStore) (*BookHandler, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		return nil, fmt.Errorf("making an encoder for zstd: %w", err)
	}
	compress := func(dst, src []byte) ([]byte, error) { return encoder.EncodeAll(src, dst), nil }
	return &BookHandler{
		Store:   store,
		Codings: []etagen.Coding{{Name: "zstd", Append: compress}},
		Encode:  encode,
	}, nil
}

// encode appends the JSON of v. If a new release of the encoder writes other bytes,
// raise epoch in the directive tag.
func encode(dst []byte, v any) ([]byte, error) {
	text, err := json.Marshal(v)
	return append(dst, text...), err
}
