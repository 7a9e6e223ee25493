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

// MarshalJSON refuses what is no tide.
func (t Tide) MarshalJSON() ([]byte, error) {
	switch t {
	case Ebb:
		return []byte(`"ebb"`), nil
	case Flow:
		return []byte(`"flow"`), nil
	}
	return nil, fmt.Errorf("no tide: %d", uint8(t))
}

// UnmarshalJSON refuses what is no tide.
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

// MarshalText refuses what is no phase.
func (p Phase) MarshalText() ([]byte, error) {
	if p.name == "" {
		return nil, errors.New("no phase")
	}
	return []byte(p.name), nil
}

// UnmarshalText refuses what is no phase.
func (p *Phase) UnmarshalText(text []byte) error {
	if name := string(text); name != "waxing" && name != "waning" {
		return fmt.Errorf("no phase: %.20q", name)
	}
	p.name = string(text)
	return nil
}

// Harbour has values of enumerations wherever they can be: by itself in a list,
// set by the store, in arrays and in structs.
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

// Chart is known by a value of an enumeration.
//
//etagen:resource /charts/{tide} methods=GET,PUT,PATCH,DELETE
//etagen:collection /charts methods=GET,POST
type Chart struct {
	Tide Tide `json:"tide" etagen:"id"`
	Rev  int  `json:"rev" etagen:"version"`
}

// Voyage counts the time of its last change in a number that can be NULL.
//
//etagen:resource /voyages/{id} methods=GET,PUT,PATCH,DELETE
type Voyage struct {
	ID  int           `json:"id" etagen:"id"`
	Rev int           `json:"rev" etagen:"version"`
	At  sql.NullInt64 `json:"at" etagen:"modified=unixmilli"`
}

// A NullNumber embeds a number that can be NULL.
type NullNumber struct{ sql.NullInt64 }

// Passage counts in a number of a library's making.
//
//etagen:resource /passages/{id} methods=GET,PUT,PATCH,DELETE
type Passage struct {
	ID  int             `json:"id" etagen:"id"`
	Rev sql.Null[int16] `json:"rev" etagen:"version"`
	At  NullNumber      `json:"at" etagen:"modified=unix"`
}

// Berth counts in a number that can be NULL, behind a pointer.
//
//etagen:resource /berths/{id} methods=GET,PUT,PATCH,DELETE
type Berth struct {
	ID  int              `json:"id" etagen:"id"`
	Rev *sql.NullInt32   `json:"rev" etagen:"version"`
	At  *sql.Null[int64] `json:"at" etagen:"modified=unixnano"`
}

// Instant is a time whose text is its own.
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

// Anchor has a time that encoding/json cannot read: what clients send for it is
// passed over.
//
//etagen:resource /anchors/{id} methods=GET,PUT,PATCH,DELETE
type Anchor struct {
	ID string `json:"id" etagen:"id"`
	At Held   `json:"at" etagen:"version,modified"`
}
