// Package older has the book of the release before, whose JSON has no title.
package older

import "time"

//go:generate go tool etagen

// Book is what the release before served.
//
//etagen:resource
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
}
