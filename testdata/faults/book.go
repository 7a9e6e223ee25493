// Package faults has a resource with everything, whose output is broken on
// purpose: the generated tests have to notice.
package faults

import "time"

// Book is served in every way there is.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /books methods=GET,POST stat
type Book struct {
	ID      string    `json:"id" etagen:"id"`
	Version string    `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Title   string    `json:"title" etagen:"sort,filter"`
	Added   string    `json:"added" etagen:"readonly"`
	Owner   string    `json:"-"`
	shelf   int
}
