// Package json has the name of a package that the output relies on.
package json

import "time"

// Book has the same name in every package of this module.
//
//etagen:resource /books/{id} methods=GET,PUT,DELETE stat
//etagen:collection /books methods=GET,POST
type Book struct {
	ID      string    `json:"id" etagen:"id"`
	Version int64     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified,sort"`
	Title   string    `json:"title" etagen:"filter"`
}
