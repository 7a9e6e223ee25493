package catalog

import "time"

// A Book is served by the generated handler, whose methods each router mounts.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE
//etagen:collection /books methods=GET,POST
//etagen:cors
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
	Title     string    `json:"title"`
}
