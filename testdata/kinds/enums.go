package kinds

import (
	"encoding/json"
	"errors"

	"example.com/kinds/ok"
)

// Level is a number whose text is a word.
type Level int

// The levels; there is none that is zero.
const (
	noLevel Level = iota
	Low
	High
)

var levels = []string{"", "low", "high"}

// MarshalText panics for any other level.
func (l Level) MarshalText() ([]byte, error) {
	if l == noLevel {
		panic("no level")
	}
	return []byte(levels[l]), nil
}

// UnmarshalText rejects any other text.
func (l *Level) UnmarshalText(text []byte) error {
	for i, name := range levels {
		if i > 0 && name == string(text) {
			*l = Level(i)
			return nil
		}
	}
	return errors.New("a level is low or high")
}

// Weekday is an enumeration with only JSON methods.
type Weekday uint8

// Monday is the first one.
const Monday Weekday = 1

// MarshalJSON refuses zero.
func (d Weekday) MarshalJSON() ([]byte, error) {
	if d == 0 {
		return nil, errors.New("no day")
	}
	return json.Marshal(uint8(d))
}

// UnmarshalJSON refuses zero.
func (d *Weekday) UnmarshalJSON(text []byte) error {
	var n uint8
	if err := json.Unmarshal(text, &n); err != nil {
		return err
	}
	if n == 0 {
		return errors.New("no day")
	}
	*d = Weekday(n)
	return nil
}

// Mailbox is a text that its method checks.
type Mailbox string

// UnmarshalText rejects a text that is no address.
func (m *Mailbox) UnmarshalText(text []byte) error {
	for _, c := range text {
		if c == '@' {
			*m = Mailbox(text)
			return nil
		}
	}
	return errors.New("an address has an @")
}

// Alarm has members, at all depths, whose types reject zero.
//
//etagen:resource /alarms/{level} methods=GET,PUT,PATCH,DELETE create
//etagen:collection /alarms methods=GET,POST
type Alarm struct {
	Level   Level `json:"level" etagen:"id,filter"`
	Version int64 `json:"version" etagen:"version"`
	When    struct {
		Day    Weekday `json:"day"`
		Within struct {
			Shelf ok.Shelf `json:"shelf"`
		} `json:"within"`
	} `json:"when"`
	To Mailbox `json:"to" etagen:"filter"`
}
