// Package db has rows like those that a tool makes: without struct tags of etagen.
package db

import (
	"database/sql"
	"encoding/json"
	"time"
)

// Author is a row that is a resource in package nested.
type Author struct {
	Slug   string
	Name   string
	Motto  sql.NullString
	LockNo int32
}

// Row is a book with the rows that were loaded with it.
type Row struct {
	ID      int64
	LockNo  int64
	Title   string
	Made    time.Time
	Raw     json.RawMessage
	Extra   map[string]any
	Meta    Meta
	More    *Meta
	Edges   Edges
	private any
}

// Meta has values of unknown types.
type Meta struct {
	Note    string
	Labels  []string
	Rating  any
	Options map[string]any
}

// Edges are the rows that belong to a book.
type Edges struct {
	Author   *Author
	Editors  []*Author
	Reviews  map[string]Review
	Children []*Row
}

// Review is a row with a field that looks like a version.
type Review struct {
	Text    string
	Version int
}
