// Package nats stores books in a key-value bucket of NATS JetStream, on three
// servers. It uses the compare-and-swap of the bucket.
package nats

import "time"

//go:generate go tool etagen

// Book is a title in a shop. Its version is its revision in the bucket, and is not part
// of the stored value.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Revision  uint64    `json:"revision" etagen:"version"`
	ChangedAt time.Time `json:"changed_at" etagen:"modified"`
	Title     string    `json:"title"`
	Copies    int       `json:"copies"`
}
