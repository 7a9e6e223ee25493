// Package postgres stores books in PostgreSQL: writes go to the primary, and reads
// to a replica that streams from it.
package postgres

import "time"

//go:generate go tool etagen

// Book is a title in a shop.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat replicas
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	ChangedAt time.Time `json:"changed_at" etagen:"modified"`
	Title     string    `json:"title"`
	Copies    int       `json:"copies"`
	Timeline  string    `json:"-" etagen:"incarnation"` // of PostgreSQL: another after each failover
}
