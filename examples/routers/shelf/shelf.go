// Package shelf keeps notes, books and files in memory: a store for all of the
// routers.
package shelf

import (
	"strconv"
	"sync/atomic"
	"time"

	"example.com/routers/catalog"
)

// A Shelf is a catalog.BookStore and a catalog.FileStore, and has the notes. The
// zero value is an empty one.
type Shelf struct {
	Now func() time.Time // the present time; nil is time.Now

	notes    table[catalog.Note]
	books    table[catalog.Book]
	files    table[catalog.File]
	versions atomic.Int64
}

// version returns a new version and the time of now. No version comes back,
// not with what is created anew under an old id either.
func (s *Shelf) version() (int64, time.Time) {
	now := s.Now
	if now == nil {
		now = time.Now
	}
	return s.versions.Add(1), now()
}

// id returns an id for what has none.
func (s *Shelf) id() string { return strconv.FormatInt(s.versions.Add(1), 10) }
