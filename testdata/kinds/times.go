package kinds

import "time"

// Stamp is a defined type over a time.
type Stamp time.Time

// MarshalJSON writes the time.
func (s Stamp) MarshalJSON() ([]byte, error) { return time.Time(s).MarshalJSON() }

// UnmarshalJSON reads the time.
func (s *Stamp) UnmarshalJSON(text []byte) error { return (*time.Time)(s).UnmarshalJSON(text) }

// Moment is a time of another kind.
type Moment struct{ seconds int64 }

// AsTime is the moment.
func (m *Moment) AsTime() time.Time { return time.Unix(m.seconds, 5) }

// Timed has no version: its tag is weak and comes from the time.
//
//etagen:resource /timed/{id} methods=GET,PUT,PATCH,DELETE stat
//etagen:require any
type Timed struct {
	ID      string    `json:"id" etagen:"id"`
	Changed time.Time `json:"changed" etagen:"modified"`
}

// Stamped has a time of a defined type.
//
//etagen:resource /stamped/{id} methods=GET,PUT,PATCH,DELETE stat create
//etagen:require none
type Stamped struct {
	ID      string `json:"id" etagen:"id"`
	Changed Stamp  `json:"changed" etagen:"modified"`
}

// Seconds counts seconds.
//
//etagen:resource /seconds/{id} methods=GET,PUT,PATCH,DELETE
//etagen:require any
type Seconds struct {
	ID      string `json:"id" etagen:"id"`
	Changed int64  `json:"changed" etagen:"modified=unix"`
}

// Millis counts milliseconds.
//
//etagen:resource /millis/{id} methods=GET,PUT stat
//etagen:require any
//etagen:put-validators always
type Millis struct {
	ID      string `json:"id" etagen:"id"`
	Changed uint64 `json:"changed" etagen:"modified=unixmilli"`
}

// Micros counts microseconds.
//
//etagen:resource /micros/{id}
type Micros struct {
	ID      string `json:"id" etagen:"id"`
	Changed int    `json:"changed" etagen:"modified=unixmicro"`
}

// Nanos counts nanoseconds.
//
//etagen:resource /nanos/{id}
type Nanos struct {
	ID      string `json:"id" etagen:"id"`
	Changed int64  `json:"changed" etagen:"modified=unixnano"`
}

// Momentary has a time of a type with AsTime.
//
//etagen:resource /momentary/{id} methods=GET,PUT,PATCH,DELETE stat
type Momentary struct {
	ID      string  `json:"id" etagen:"id"`
	Version int     `json:"version" etagen:"version"`
	Changed *Moment `json:"-" etagen:"modified"`
}
