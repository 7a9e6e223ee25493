// Package older has the book of the previous release, whose JSON has no title.
package older

import "time"

//go:generate go tool etagen

// Book is the resource of the previous release.
//
//etagen:resource
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
}
