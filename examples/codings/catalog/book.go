// Package catalog serves books in gzip and zstd, as JSON from another encoder.
package catalog

import "time"

//go:generate go tool etagen

// A Book is one title in the catalogue.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH stat
//etagen:collection /books
//etagen:compress gzip
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
	Title     string    `json:"title"`
	Chapters  []string  `json:"chapters,omitempty"`
}
