package shelf

import (
	"context"

	"example.com/routers/catalog"
)

// ListBooks returns a page of the books, in the order of their ids.
func (s *Shelf) ListBooks(_ context.Context, q catalog.BookQuery) (catalog.BookPage, error) {
	books, next := s.books.list("", q.After, q.Limit)
	return catalog.BookPage{Items: books, Next: next}, nil
}

// CreateBook stores b under its id, or under a new one if it has none.
func (s *Shelf) CreateBook(_ context.Context, b *catalog.Book) (*catalog.Book, error) {
	if b.ID == "" {
		b.ID = s.id()
	}
	b.Version, b.UpdatedAt = s.version()
	return b, s.books.swap(key(b.ID), b, func(stored *catalog.Book) error {
		if stored != nil {
			return catalog.ErrBookExists
		}
		return nil
	})
}

// GetBook returns the book with an id.
func (s *Shelf) GetBook(_ context.Context, id string) (*catalog.Book, error) {
	if b := s.books.get(key(id)); b != nil {
		return b, nil
	}
	return nil, catalog.ErrBookNotFound
}

// UpdateBook replaces a book if it is still at the version.
func (s *Shelf) UpdateBook(_ context.Context, b *catalog.Book, version int64) (*catalog.Book, error) {
	b.Version, b.UpdatedAt = s.version()
	return b, s.books.swap(key(b.ID), b, bookAt(version))
}

// DeleteBook deletes a book if it is still at the version.
func (s *Shelf) DeleteBook(_ context.Context, id string, version int64) error {
	return s.books.swap(key(id), nil, bookAt(version))
}

// bookAt returns a check that a book exists and is at the version.
func bookAt(version int64) func(*catalog.Book) error {
	return func(stored *catalog.Book) error {
		switch {
		case stored == nil:
			return catalog.ErrBookNotFound
		case stored.Version != version:
			return catalog.ErrBookConflict
		}
		return nil
	}
}
