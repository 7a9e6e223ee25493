package conformance

import (
	"errors"
	"net/netip"
)

// Note is under a text.
//
//etagen:resource /notes/{id} methods=GET,PUT create
//etagen:collection /notes methods=GET,POST
type Note struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Page is under two texts, the second with slashes, and in the list of the first.
//
//etagen:resource /sites/{site}/pages/{page...} methods=GET,PUT create
//etagen:collection /sites/{site}/pages methods=GET,POST
type Page struct {
	Site    string `json:"site" etagen:"id=site"`
	Page    string `json:"page" etagen:"id=page"`
	Version int64  `json:"version" etagen:"version"`
}

// Kind is a named text.
type Kind string

// Label is a text that has to be read.
type Label struct{ text string }

// MarshalText returns the text.
func (l Label) MarshalText() ([]byte, error) { return []byte(l.text), nil }

// UnmarshalText takes any text but a long one.
func (l *Label) UnmarshalText(text []byte) error {
	if len(text) > 1000 {
		return errors.New("a label has at most 1000 bytes")
	}
	l.text = string(text)
	return nil
}

// Town is under a text, a label and a number, below names that have to be
// escaped. The list is elsewhere.
//
//etagen:resource /Städte%3F/{kind}/{label}/{number}/{$} methods=GET,PUT create
//etagen:collection /towns/{$} methods=GET,POST
type Town struct {
	Kind    Kind   `json:"kind" etagen:"id=kind"`
	Label   Label  `json:"label" etagen:"id=label"`
	Number  int16  `json:"number" etagen:"id=number"`
	Version string `json:"version" etagen:"version"`
}

// Net is under an address and the length of a mask, behind a slash.
//
//etagen:resource /nets/{net...} methods=GET,PUT create
//etagen:collection /nets methods=GET,POST
type Net struct {
	*Numbered
	Net netip.Prefix `json:"net" etagen:"id"`
}

// Numbered is behind a pointer.
type Numbered struct {
	Version int64 `json:"version" etagen:"version"`
}
