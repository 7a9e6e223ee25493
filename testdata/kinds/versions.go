// Package kinds has a resource for each kind of version, time and id.
package kinds

import (
	"database/sql"
	"math/big"
	"net/netip"
	"time"
)

// Counter is a named integer.
type Counter uint16

// Mark is a named string.
type Mark string

// Small has a version of eight bits and nothing else.
//
//etagen:resource /small/{id} methods=GET,PUT,PATCH,DELETE
type Small struct {
	ID      string `json:"id" etagen:"id"`
	Version int8   `json:"version" etagen:"version"`
}

// Counted has a version of a named unsigned type.
//
//etagen:resource /counted/{id} methods=GET,PUT,PATCH,DELETE stat create
type Counted struct {
	ID      string    `json:"id" etagen:"id"`
	Version Counter   `json:"-" etagen:"version"`
	Changed time.Time `json:"-" etagen:"modified"`
	Text    string    `json:"text"`
}

// Marked has a version of a named string type.
//
//etagen:resource /marked/{id} methods=GET,PATCH
//etagen:cache public, max-age=60
//etagen:vary Accept-Encoding, Origin
type Marked struct {
	ID      string    `json:"id" etagen:"id"`
	Version Mark      `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
}

// Bytes has a version of bytes.
//
//etagen:resource /bytes/{id} methods=GET,PUT,PATCH,DELETE stat
type Bytes struct {
	ID      string `json:"id" etagen:"id"`
	Version []byte `json:"version" etagen:"version"`
}

// Array has a version of a fixed number of bytes.
//
//etagen:resource /array/{id} methods=GET,PUT,PATCH,DELETE create stat
type Array struct {
	ID      string  `json:"id" etagen:"id"`
	Version [8]byte `json:"version" etagen:"version"`
}

// Text has a version that is known by its text.
//
//etagen:resource /text/{id} methods=GET,PUT,PATCH,DELETE stat
type Text struct {
	ID      string     `json:"id" etagen:"id"`
	Version netip.Addr `json:"version" etagen:"version"`
}

// TextPointer has a version that is a pointer and may be missing.
//
//etagen:resource /textpointer/{id} methods=GET,PUT,PATCH,DELETE
type TextPointer struct {
	ID      string   `json:"id" etagen:"id"`
	Version *big.Int `json:"version" etagen:"version"`
}

// Null has a version and a time that may be NULL.
//
//etagen:resource /null/{id} methods=GET,PUT,PATCH,DELETE stat create
type Null struct {
	ID      string        `json:"id" etagen:"id"`
	Version sql.NullInt64 `json:"version" etagen:"version"`
	Changed sql.NullTime  `json:"changed" etagen:"modified"`
}

// NullText has a version of a generic type.
//
//etagen:resource /nulltext/{id} methods=GET,DELETE
//etagen:require any
type NullText struct {
	ID      string           `json:"id" etagen:"id"`
	Version sql.Null[string] `json:"version" etagen:"version"`
}

// Born has a version that starts again, and derived values.
//
//etagen:resource /born/{id} methods=GET,PUT,PATCH,DELETE stat create
//etagen:tag epoch=3
type Born struct {
	ID       string             `json:"id" etagen:"id"`
	Version  int                `json:"version" etagen:"version"`
	Birth    string             `json:"birth" etagen:"incarnation"`
	Rating   float64            `json:"rating" etagen:"derived"`
	Ratings  map[string][]int   `json:"ratings,omitempty" etagen:"derived"`
	Nested   struct{ A, B int } `json:"nested" etagen:"derived"`
	Changed  *time.Time         `json:"changed" etagen:"modified"`
	Untagged any                `json:"any" etagen:"covered"`
}
