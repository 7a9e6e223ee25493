// Package base has resources whose structs a test changes without generating again.
package base

import "example.com/shapes/base/part"

// Book is a struct with others in it.
//
//etagen:resource /books/{id} methods=GET,PUT
type Book struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Audit
	Title  string          `json:"title"`
	Year   int             `json:"year"`
	Owner  string          `json:"-"`
	By     *Author         `json:"by"`
	Pages  []part.Page     `json:"pages"`
	Box    Box[[]Leaf]     `json:"box"`
	Grade  Grade           `json:"grade"`
	Rest   map[string]Leaf `json:"rest"`
	Nested struct {
		Depth int `json:"depth"`
	} `json:"nested"`
	closed chan bool
}

// Audit is embedded.
type Audit struct {
	Editor string `json:"editor"`
}

// Author is behind a pointer.
type Author struct {
	Name string  `json:"name"`
	Next *Author `json:"next,omitempty"`
}

// Box is generic.
type Box[T any] struct {
	Value T `json:"value"`
}

// Leaf is far below.
type Leaf struct {
	Size int `json:"size"`
}

// Grade has no methods yet.
type Grade int

// Copy is a type of another package.
//
//etagen:resource /copies/{id} id=ID version=Version
type Copy = part.Copy

// Shut is a type of another package with an unexported field.
//
//etagen:resource /shut/{id} id=ID version=Version
type Shut = part.Shut
