// Package nested has resources that contain other resources, and values that the version
// may not cover.
package nested

import (
	"encoding/json"
	"time"

	"example.com/nested/db"
)

// Person is a resource.
//
//etagen:resource /people/{id}
type Person struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"-" etagen:"version"`
	Name    string `json:"name,omitempty"`
	Born    *Date  `json:"born"`
}

// Date is a plain value.
type Date struct{ Year, Month, Day int }

// Event has a modification time and no version.
//
//etagen:resource /events/{id}
type Event struct {
	ID      string    `json:"id" etagen:"id"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Place   string    `json:"place"`
}

// Sealed is a resource that encodes itself, by a method of its pointer. As an
// element of a map it has no address, and is encoded by its fields.
type Sealed struct {
	Version int `etagen:"version"`
	Shown   string
	secret  string
}

// MarshalJSON writes the unexported field.
func (s *Sealed) MarshalJSON() ([]byte, error) { return json.Marshal([]string{s.secret}) }

// UnmarshalJSON reads it.
func (s *Sealed) UnmarshalJSON(text []byte) error {
	var values [1]string
	err := json.Unmarshal(text, &values)
	s.secret = values[0]
	return err
}

// Key is the key of a map, and a resource.
type Key struct {
	Name string
	Rev  int `etagen:"version"`
}

// MarshalText writes the name.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.Name), nil }

// UnmarshalText reads the name.
func (k *Key) UnmarshalText(text []byte) error {
	k.Name = string(text)
	return nil
}

// Page contains values of any type.
type Page[T any] struct {
	Items []T     `json:"items"`
	Next  *string `json:"next,omitempty"`
	Total int     `json:"total,string"`
}

// Chapter contains people, and has no version.
type Chapter struct {
	Title   string             `json:"title"`
	Authors []Person           `json:"authors,omitempty"`
	ByRole  map[string]*Person `json:"by_role"`
	Notes   [2]string          `json:"notes"`
}

// Counts has a value that the version of its struct does not cover.
type Counts struct {
	Likes int    `json:"likes" etagen:"derived"`
	Label string `json:"label"`
}

// Book has resources in all places.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH
type Book struct {
	ID       string               `json:"id" etagen:"id"`
	Version  int64                `json:"version" etagen:"version"`
	Changed  time.Time            `json:"changed" etagen:"modified"`
	Author   Person               `json:"author"`
	Editor   *Person              `json:"editor,omitempty"`
	Others   []Person             `json:"others"`
	ByRole   map[string]*Person   `json:"by_role,omitempty"`
	Grid     [2][]Event           `json:"grid"`
	Chapters []Chapter            `json:"chapters"`
	Page     Page[*Person]        `json:"page"`
	Plain    Page[string]         `json:"plain"`
	Hidden   Sealed               `json:"hidden"`
	Sealed   []Sealed             `json:"sealed"`
	Open     map[string]Sealed    `json:"open"`
	Keyed    map[Key]string       `json:"keyed"`
	Counts   *Counts              `json:"counts"`
	Next     *Book                `json:"next,omitempty"`
	Row      db.Author            `json:"row"`
	Rows     map[int][]*db.Author `json:"rows"`
	Inline   struct {
		Note string `json:"note"`
		By   Person `json:"by"`
	} `json:"inline"`
	Rated   any            `json:"rated" etagen:"derived"`
	Loose   map[string]any `json:"loose" etagen:"derived,readonly"`
	Vouched any            `json:"vouched,omitempty" etagen:"covered"`
	Trusted *Person        `json:"trusted,omitempty" etagen:"covered"`
}
