// Package shelf keeps notes, books and files in memory, as the store for all routers.
package shelf

import (
	"strconv"
	"sync"
	"time"

	"example.com/routers/catalog"
)

// A Shelf is a catalog.BookStore and a catalog.FileStore, and also keeps the notes. The
// zero value is empty.
type Shelf struct {
	Now func() time.Time // returns the current time; nil means time.Now

	notes table[catalog.Note]
	books table[catalog.Book]
	files table[catalog.File]

	mu       sync.Mutex
	versions int64
	latest   time.Time // the time of the last version
}

// version returns a new version and the current time. No version is used twice, not even
// if an id is created again. Times never go back, even if the clock is set back.
func (s *Shelf) version() (int64, time.Time) {
	now := s.Now
	if now == nil {
		now = time.Now
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if present := now(); present.After(s.latest) {
		s.latest = present
	}
	s.versions++
	return s.versions, s.latest
}

// id returns a new id.
func (s *Shelf) id() string {
	number, _ := s.version()
	return strconv.FormatInt(number, 10)
}
