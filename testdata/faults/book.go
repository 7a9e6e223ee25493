// Package faults has a resource with every feature. A test breaks its output, and the
// generated tests must fail.
package faults

import "time"

// Book has every method and feature.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /books methods=GET,POST stat item-tags group
//etagen:vary Origin
//etagen:put-validators always
//etagen:cors
type Book struct {
	ID      string    `json:"id" etagen:"id"`
	Version string    `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Title   string    `json:"title" etagen:"sort,filter"`
	Added   string    `json:"added" etagen:"readonly"`
	Owner   string    `json:"-"`
	shelf   int
}

// Author is a part of each Post.
//
//etagen:resource /authors/{id} methods=GET,PATCH
type Author struct {
	ID      string `json:"id" etagen:"id"`
	Version int    `json:"version" etagen:"version"`
	Name    string `json:"name"`
}

// Post has its author in its JSON, and pointers to values that only the store sets.
//
//etagen:resource /posts/{id} methods=GET,PUT,PATCH version=Meta.Version
type Post struct {
	ID     string  `json:"id" etagen:"id"`
	Meta   *Meta   `json:"meta"`
	Author *Author `json:"author"`
	Text   string  `json:"text"`
}

// Meta contains what only the store knows of a Post.
type Meta struct {
	Version int    `json:"version"`
	Added   string `json:"added" etagen:"readonly"`
	Note    string `json:"note"`
}

// Poster is kept, also in gzip.
//
//etagen:resource /posters/{id} methods=GET,PUT stat keep=1MiB
//etagen:compress gzip
type Poster struct {
	ID      string `json:"id" etagen:"id"`
	Version int    `json:"version" etagen:"version"`
	Text    string `json:"text"`
}
