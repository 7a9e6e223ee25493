// Package shelf keeps notes, books and files in memory: a store for all of the
// routers.
package shelf

import (
	"strconv"
	"sync"
	"time"

	"example.com/routers/catalog"
)

// A Shelf is a catalog.BookStore and a catalog.FileStore, and has the notes. The
// zero value is an empty one.
type Shelf struct {
	Now func() time.Time // the present time; nil is time.Now

	notes table[catalog.Note]
	books table[catalog.Book]
	files table[catalog.File]

	mu       sync.Mutex
	versions int64
	latest   time.Time // the time of the last version
}

// version returns a new version and the time of now. No version comes back,
// not with what is created anew under an old id either. No time is before that of
// the version before it, even if the clock was set back.
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

// id returns an id for what has none.
func (s *Shelf) id() string {
	number, _ := s.version()
	return strconv.FormatInt(number, 10)
}
