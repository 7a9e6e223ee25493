// Package compare serves one resource in several ways: with a handler as people usually
// write it, with http.ServeContent, with huma, with etagen, and others.
package compare

import (
	"context"
	"sync"
	"time"
)

//go:generate go tool etagen

// Book is the resource that every handler serves.
//
//etagen:resource /books/{id} methods=GET,PUT
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
	Title     string    `json:"title"`
}

// Shelf is a BookStore in memory.
type Shelf struct {
	mu    sync.Mutex
	books map[string]Book
	now   func() time.Time

	frozen map[string]*Book
}

// Freeze makes updates change nothing, so that the same request can be sent again and
// again, and a read costs only a lookup.
func (s *Shelf) Freeze() *Shelf {
	s.frozen = map[string]*Book{}
	for id, b := range s.books {
		s.frozen[id] = &b
	}
	return s
}

// NewShelf returns a Shelf with the books. Changed books get the time that now returns.
func NewShelf(now func() time.Time, books ...Book) *Shelf {
	s := &Shelf{books: map[string]Book{}, now: now}
	for _, b := range books {
		s.books[b.ID] = b
	}
	return s
}

// GetBook returns the book with the id, or ErrBookNotFound.
func (s *Shelf) GetBook(_ context.Context, id string) (*Book, error) {
	if b := s.frozen[id]; b != nil {
		return b, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.books[id]
	if !ok {
		return nil, ErrBookNotFound
	}
	return &b, nil
}

// UpdateBook replaces the book with the id of b if it is still at the version, and
// returns the stored book. Otherwise it returns ErrBookNotFound or ErrBookConflict.
func (s *Shelf) UpdateBook(_ context.Context, b *Book, version int64) (*Book, error) {
	if s.frozen != nil {
		return b, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	stored, ok := s.books[b.ID]
	if !ok {
		return nil, ErrBookNotFound
	}
	if stored.Version != version {
		return nil, ErrBookConflict
	}
	next := *b
	next.Version, next.UpdatedAt = version+1, s.now()
	s.books[b.ID] = next
	return &next, nil
}
