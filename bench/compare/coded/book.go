// Package coded has the book of package compare, compressed with gzip.
package coded

import (
	"context"
	"time"
)

//go:generate go tool etagen

// Book is compressed for clients that accept gzip.
//
//etagen:resource /coded/{id}
//etagen:compress gzip
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
	Title     string    `json:"title"`
}

// Shelf is a BookStore with one book, which never changes.
type Shelf struct{ Book Book }

// GetBook returns the book if it has the id.
func (s *Shelf) GetBook(_ context.Context, id string) (*Book, error) {
	if id != s.Book.ID {
		return nil, ErrBookNotFound
	}
	return &s.Book, nil
}
