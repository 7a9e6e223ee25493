// Package catalog has resources of many shapes, each with a client.
package catalog

import (
	"context"
	"encoding/json"
	"errors"
	"time"
)

// Book is used by other modules.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create
//etagen:collection /books methods=GET,POST item-tags total params=q group
//etagen:client
type Book struct {
	ID      int64     `json:"id" etagen:"id"`
	Version int64     `json:"version" etagen:"version"`
	At      time.Time `json:"at" etagen:"modified"`
	Born    string    `json:"born" etagen:"incarnation"`
	Title   string    `json:"title" etagen:"sort,filter"`
	Count   int       `json:"count" etagen:"filter=range"`
	Last    string    `json:"last"`
}

// Shelf has a sample function and a validating function.
//
//etagen:resource /shelves/{id} methods=GET,PATCH sample=newShelf validate=validateShelf
//etagen:client
type Shelf struct {
	ID      int64  `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Code    string `json:"code"`
	Name    string `json:"name"`
}

// validateShelf accepts only one code.
func validateShelf(_ context.Context, s, _ *Shelf) error {
	if s.Code != "A-1" {
		return errors.New("the code is wrong")
	}
	return nil
}

func newShelf() *Shelf { return &Shelf{ID: 3, Version: 1, Code: "A-1", Name: "poems"} }

// Car begins with the letter that generated code uses for a client.
//
//etagen:resource /cars/{c} methods=GET,PUT
//etagen:client
type Car struct {
	C       string `json:"c" etagen:"id"`
	Version uint8  `json:"version" etagen:"version"`
	Doors   uint8  `json:"doors"`
}

// Code is an id with methods.
type Code struct{ text string }

// MarshalText returns the text.
func (c Code) MarshalText() ([]byte, error) {
	if c.text == "" {
		return nil, errors.New("no code")
	}
	return []byte(c.text), nil
}

// UnmarshalText takes any text.
func (c *Code) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		return errors.New("no code")
	}
	c.text = string(b)
	return nil
}

// Base is promoted.
type Base struct {
	Code    Code   `json:"code" etagen:"id=code"`
	Version string `json:"version" etagen:"version"`
}

// Part has a promoted id behind a pointer, and one that the JSON does not have.
//
//etagen:resource /shops/{shop}/parts/{code} methods=GET,PUT,PATCH,DELETE
//etagen:collection /shops/{shop}/parts
//etagen:client
type Part struct {
	*Base
	Shop string `json:"-" etagen:"id=shop"`
	Name string `json:"name" etagen:"filter=in"`
}

// Setting has no id.
//
//etagen:resource /setting methods=GET,PATCH
//etagen:client
type Setting struct {
	Version int32  `json:"version" etagen:"version"`
	Theme   string `json:"theme"`
}

// Page has an id of several segments.
//
//etagen:resource /pages/{path...} methods=GET,PUT,DELETE create
//etagen:client
type Page struct {
	Path    string `json:"path" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Text    string `json:"text"`
}

// Note encodes itself.
//
//etagen:resource /notes/{id} methods=GET,PUT
//etagen:client
type Note struct {
	ID      string `etagen:"id"`
	Version int64  `etagen:"version"`
	Text    string
}

type note struct {
	Key  string `json:"key"`
	V    int64  `json:"v"`
	Text string `json:"text"`
}

// MarshalJSON writes other names.
func (n *Note) MarshalJSON() ([]byte, error) {
	return json.Marshal(note{n.ID, n.Version, n.Text})
}

// UnmarshalJSON reads them.
func (n *Note) UnmarshalJSON(b []byte) error {
	var read note
	err := json.Unmarshal(b, &read)
	n.ID, n.Version, n.Text = read.Key, read.V, read.Text
	return err
}

// hidden is not exported.
//
//etagen:resource /hidden/{id} methods=GET,PATCH
//etagen:client
type hidden struct {
	ID      int   `json:"id" etagen:"id"`
	Version int64 `json:"version" etagen:"version"`
	Size    int   `json:"size"`
}

var _ = hidden{}.Size

// Rate is read-only.
//
//etagen:resource /rates/{currency} methods=GET,PUT
//etagen:require any
//etagen:client
type Rate struct {
	Currency string    `json:"currency" etagen:"id"`
	At       time.Time `json:"at" etagen:"modified"`
	Value    float64   `json:"value"`
}

// Preference has no version: its entity tag is a digest.
//
//etagen:resource /preferences/{key} methods=GET,PUT,DELETE create
//etagen:tag digest
//etagen:client
type Preference struct {
	Key   string `json:"key" etagen:"id"`
	Value string `json:"value"`
}

// Label is compressed by gzip, which the Transport of net/http requests by itself.
//
//etagen:resource /labels/{id} methods=GET,PATCH
//etagen:compress gzip
//etagen:client
type Label struct {
	ID      int64  `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Text    string `json:"text"`
}
