package kinds

import (
	"database/sql"
	"time"
)

// Embedded is a time with its own methods.
type Embedded struct{ time.Time }

// Nullish is a time that may be NULL, in a struct that embeds it.
type Nullish struct{ sql.NullTime }

// MarshalJSON writes the time, or null.
func (n Nullish) MarshalJSON() ([]byte, error) {
	if !n.Valid {
		return []byte("null"), nil
	}
	return n.Time.MarshalJSON()
}

// UnmarshalJSON reads the time, or null.
func (n *Nullish) UnmarshalJSON(text []byte) error {
	n.Valid = string(text) != "null"
	return n.Time.UnmarshalJSON(text)
}

// Twice embeds what embeds a time.
type Twice struct{ Embedded }

// Ticks is an integer with a method that returns its time.
type Ticks int64

// Time is the time.
func (t Ticks) Time() time.Time { return time.UnixMilli(int64(t)) }

// MomentEmbedded has a time of a struct that embeds it.
//
//etagen:resource /momentembedded/{id} methods=GET,PUT,PATCH,DELETE stat
type MomentEmbedded struct {
	ID      string   `json:"id" etagen:"id"`
	Version int64    `json:"version" etagen:"version"`
	Changed Embedded `json:"changed" etagen:"modified"`
}

// MomentNullish has no version.
//
//etagen:resource /momentnullish/{id} methods=GET,PUT,PATCH,DELETE stat
//etagen:require any
type MomentNullish struct {
	ID      string  `json:"id" etagen:"id"`
	Changed Nullish `json:"changed" etagen:"modified"`
}

// MomentTwice has a time two structs deep.
//
//etagen:resource /momenttwice/{id} methods=GET,PUT
type MomentTwice struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Changed Twice  `json:"changed" etagen:"modified"`
}

// MomentTicks has an integer that needs no unit, because of its method.
//
//etagen:resource /momentticks/{id} methods=GET,PUT,DELETE stat
type MomentTicks struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Changed *Ticks `json:"changed" etagen:"modified"`
}
