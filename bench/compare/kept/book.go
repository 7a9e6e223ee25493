// Package kept has the book of package compare, with its encoded bytes kept in memory.
package kept

import (
	"context"
	"time"
)

//go:generate go tool etagen

// Book is served from kept bytes.
//
//etagen:resource /kept/{id} stat keep=8MiB
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

// StatBook returns the validators of the book if it has the id.
func (s *Shelf) StatBook(_ context.Context, id string) (BookStat, error) {
	if id != s.Book.ID {
		return BookStat{}, ErrBookNotFound
	}
	return BookStat{Version: s.Book.Version, UpdatedAt: s.Book.UpdatedAt}, nil
}
