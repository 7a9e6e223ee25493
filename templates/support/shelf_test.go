package etagen

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// A bookShelf is a bookStore in memory. It returns and stores copies.
type bookShelf struct {
	mu     sync.Mutex
	books  map[string]book
	writes int // those that have changed something

	// before is called before each write, without the lock: this is the moment when
	// another request is faster.
	before func(s *bookShelf)
}

func newShelf(books ...book) *bookShelf {
	s := &bookShelf{books: map[string]book{}}
	for _, b := range books {
		s.books[b.ID] = b
	}
	return s
}

func (s *bookShelf) GetBook(_ context.Context, id string) (*book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b, ok := s.books[id]; ok {
		return &b, nil
	}
	return nil, fmt.Errorf("%s: %w", id, errBookNotFound)
}

func (s *bookShelf) CreateBook(_ context.Context, b *book) (*book, error) {
	return s.write(b.ID, func(_ book, exists bool) (book, error) {
		if exists {
			return book{}, fmt.Errorf("%s: %w", b.ID, errBookExists)
		}
		return s.stamp(*b, 1), nil
	})
}

func (s *bookShelf) UpdateBook(_ context.Context, b *book, version int64) (*book, error) {
	return s.write(b.ID, func(stored book, exists bool) (book, error) {
		switch {
		case !exists:
			return book{}, fmt.Errorf("%s: %w", b.ID, errBookNotFound)
		case stored.Version != version:
			return book{}, fmt.Errorf("%s: %w", b.ID, errBookConflict)
		}
		return s.stamp(*b, version+1), nil
	})
}

func (s *bookShelf) DeleteBook(_ context.Context, id string, version int64) error {
	_, err := s.write(id, func(stored book, exists bool) (book, error) {
		switch {
		case !exists:
			return book{}, errBookNotFound
		case stored.Version != version:
			return book{}, errBookConflict
		}
		return book{}, nil
	})
	return err
}

func (s *bookShelf) write(id string, change func(stored book, exists bool) (book, error)) (*book, error) {
	if s.before != nil {
		s.before(s)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	stored, exists := s.books[id]
	b, err := change(stored, exists)
	if err != nil {
		return nil, err
	}
	s.writes++
	if b.ID == "" {
		delete(s.books, id)
	} else {
		s.books[id] = b
	}
	return &b, nil
}

func (s *bookShelf) stamp(b book, version int64) book {
	b.Version, b.UpdatedAt = version, shelfTime.Add(time.Duration(version)*time.Hour)
	return b
}

// shelfTime is the time when version 0 was written.
var shelfTime = time.Date(2024, 11, 21, 20, 30, 0, 123, time.UTC)
