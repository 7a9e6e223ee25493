package conformance

import (
	"errors"
	"net/netip"
)

// Note has a text as its id.
//
//etagen:resource /notes/{id} methods=GET,PUT create
//etagen:collection /notes methods=GET,POST
type Note struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Page has two texts as its ids, the second with slashes. The first is in the path of its
// list.
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

// Label is a text with text methods.
type Label struct{ text string }

// MarshalText returns the text.
func (l Label) MarshalText() ([]byte, error) { return []byte(l.text), nil }

// UnmarshalText rejects long texts.
func (l *Label) UnmarshalText(text []byte) error {
	if len(text) > 1000 {
		return errors.New("a label has at most 1000 bytes")
	}
	l.text = string(text)
	return nil
}

// Town has a text, a label and a number as its ids. Its pattern has escapes, and its list
// has another one.
//
//etagen:resource /Städte%3F/{kind}/{label}/{number}/{$} methods=GET,PUT create
//etagen:collection /towns/{$} methods=GET,POST
type Town struct {
	Kind    Kind   `json:"kind" etagen:"id=kind"`
	Label   Label  `json:"label" etagen:"id=label"`
	Number  int16  `json:"number" etagen:"id=number"`
	Version string `json:"version" etagen:"version"`
}

// Net has an address as its id, with the length of a mask after a slash.
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
