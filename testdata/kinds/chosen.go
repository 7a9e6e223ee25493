package kinds

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Tide is an enumeration of numbers whose JSON is a word.
type Tide uint8

// The tides; zero is none.
const (
	Ebb Tide = iota + 1
	Flow
)

// MarshalJSON rejects any other number.
func (t Tide) MarshalJSON() ([]byte, error) {
	switch t {
	case Ebb:
		return []byte(`"ebb"`), nil
	case Flow:
		return []byte(`"flow"`), nil
	}
	return nil, fmt.Errorf("no tide: %d", uint8(t))
}

// UnmarshalJSON rejects any other word.
func (t *Tide) UnmarshalJSON(text []byte) error {
	switch string(text) {
	case `"ebb"`:
		*t = Ebb
	case `"flow"`:
		*t = Flow
	default:
		return errors.New("a tide is ebb or flow")
	}
	return nil
}

// Consent is a bool whose JSON is a letter.
type Consent bool

// MarshalJSON writes Y or N.
func (c Consent) MarshalJSON() ([]byte, error) {
	if c {
		return []byte(`"Y"`), nil
	}
	return []byte(`"N"`), nil
}

// UnmarshalJSON reads Y or N.
func (c *Consent) UnmarshalJSON(text []byte) error {
	switch string(text) {
	case `"Y"`:
		*c = true
	case `"N"`:
		*c = false
	default:
		return errors.New("consent is Y or N")
	}
	return nil
}

// Hex is a number whose JSON is its hexadecimal digits.
type Hex uint64

// MarshalJSON writes the digits.
func (h Hex) MarshalJSON() ([]byte, error) { return json.Marshal(strconv.FormatUint(uint64(h), 16)) }

// UnmarshalJSON reads the digits.
func (h *Hex) UnmarshalJSON(text []byte) error {
	var digits string
	if err := json.Unmarshal(text, &digits); err != nil {
		return err
	}
	n, err := strconv.ParseUint(digits, 16, 64)
	*h = Hex(n)
	return err
}

// Phase is an enumeration of structs: its values are variables.
type Phase struct{ name string }

// The phases.
var (
	Waxing = Phase{"waxing"}
	Waning = Phase{"waning"}
)

// MarshalText rejects any other phase.
func (p Phase) MarshalText() ([]byte, error) {
	if p.name == "" {
		return nil, errors.New("no phase")
	}
	return []byte(p.name), nil
}

// UnmarshalText rejects any other text.
func (p *Phase) UnmarshalText(text []byte) error {
	if name := string(text); name != "waxing" && name != "waning" {
		return fmt.Errorf("no phase: %.20q", name)
	}
	p.name = string(text)
	return nil
}

// Harbour has values of enumerations in all places: in lists, set by the store, in arrays
// and in structs.
//
//etagen:resource /harbours/{code} methods=GET,PUT,PATCH,DELETE
//etagen:collection /harbours methods=GET,POST
type Harbour struct {
	Code   Hex         `json:"code" etagen:"id"`
	Rev    int         `json:"rev" etagen:"version"`
	Tide   Tide        `json:"tide" etagen:"filter,sort"`
	Before *Tide       `json:"before" etagen:"filter"`
	Open   Consent     `json:"open" etagen:"filter"`
	State  Tide        `json:"state" etagen:"readonly"`
	Now    Tide        `json:"now" etagen:"derived"`
	Moon   Phase       `json:"moon" etagen:"filter"`
	Week   [7]Tide     `json:"week"`
	Quays  [2]Quay     `json:"quays"`
	Years  [2][2]Phase `json:"years"`
}

// Quay is a part of a harbour.
type Quay struct {
	Tide  Tide    `json:"tide"`
	Moons []Phase `json:"moons"`
}

// Chart has an enumeration as its id.
//
//etagen:resource /charts/{tide} methods=GET,PUT,PATCH,DELETE
//etagen:collection /charts methods=GET,POST
type Chart struct {
	Tide Tide `json:"tide" etagen:"id"`
	Rev  int  `json:"rev" etagen:"version"`
}

// Voyage has its modification time as a number that can be NULL.
//
//etagen:resource /voyages/{id} methods=GET,PUT,PATCH,DELETE
type Voyage struct {
	ID  int           `json:"id" etagen:"id"`
	Rev int           `json:"rev" etagen:"version"`
	At  sql.NullInt64 `json:"at" etagen:"modified=unixmilli"`
}

// A NullNumber embeds a number that can be NULL.
type NullNumber struct{ sql.NullInt64 }

// Passage has a version of a library's type.
//
//etagen:resource /passages/{id} methods=GET,PUT,PATCH,DELETE
type Passage struct {
	ID  int             `json:"id" etagen:"id"`
	Rev sql.Null[int16] `json:"rev" etagen:"version"`
	At  NullNumber      `json:"at" etagen:"modified=unix"`
}

// Berth has a pointer to a number that can be NULL as its version.
//
//etagen:resource /berths/{id} methods=GET,PUT,PATCH,DELETE
type Berth struct {
	ID  int              `json:"id" etagen:"id"`
	Rev *sql.NullInt32   `json:"rev" etagen:"version"`
	At  *sql.Null[int64] `json:"at" etagen:"modified=unixnano"`
}

// Instant is a time with its own text form.
type Instant time.Time

// MarshalText writes the time.
func (s Instant) MarshalText() ([]byte, error) { return time.Time(s).MarshalText() }

// UnmarshalText reads the time.
func (s *Instant) UnmarshalText(text []byte) error { return (*time.Time)(s).UnmarshalText(text) }

// Mooring has a pointer to a type with text methods as its version: a write
// does not share it with the stored row.
//
//etagen:resource /moorings/{id} methods=GET,PUT,PATCH,DELETE
//etagen:collection /moorings methods=GET,POST
type Mooring struct {
	ID int      `json:"id" etagen:"id"`
	At *Instant `json:"at" etagen:"version,modified"`
}

// A Held embeds a pointer, which is nil when encoding/json reads it.
type Held struct{ *time.Time }

// Anchor has a time that encoding/json cannot read: the value that clients send is
// ignored.
//
//etagen:resource /anchors/{id} methods=GET,PUT,PATCH,DELETE
type Anchor struct {
	ID string `json:"id" etagen:"id"`
	At Held   `json:"at" etagen:"version,modified"`
}
