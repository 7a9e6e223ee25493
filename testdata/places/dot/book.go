// Package dot imports names without their packages.
package dot

import (
	. "database/sql"
	. "time"
)

// Book has the same name in every package of this module.
//
//etagen:resource /books/{id} methods=GET,PUT,DELETE stat
//etagen:collection /books methods=GET,POST
type Book struct {
	ID      string    `json:"id" etagen:"id"`
	Version NullInt64 `json:"version" etagen:"version"`
	Changed Time      `json:"changed" etagen:"modified,sort"`
	Title   string    `json:"title" etagen:"filter"`
}
