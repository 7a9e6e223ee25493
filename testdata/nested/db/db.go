// Package db has rows as a tool would have made them: without struct tags of
// ours.
package db

import (
	"database/sql"
	"encoding/json"
	"time"
)

// Author is a row that package nested makes a resource of.
type Author struct {
	Slug   string
	Name   string
	Motto  sql.NullString
	LockNo int32
}

// Row is a book with what was loaded along with it.
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

// Review is a row that looks as if it had a version of its own.
type Review struct {
	Text    string
	Version int
}
