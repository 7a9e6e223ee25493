// Package older has the book of the README as it was one release ago.
package older

import "time"

//go:generate go tool etagen

// A Book has no title yet.
//
//etagen:resource
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
}
