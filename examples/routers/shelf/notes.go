package shelf

import (
	"errors"

	"example.com/routers/catalog"
)

// ErrConflict is returned by ReplaceNote if the note was modified concurrently.
var ErrConflict = errors.New("note was modified concurrently")

// Note returns the note with an id, or nil if there is none.
func (s *Shelf) Note(id string) *catalog.Note { return s.notes.get(key(id)) }

// ReplaceNote stores next under its id, with a new version and time, if old is still
// stored there; nil means nothing is stored. Otherwise it changes nothing and returns
// ErrConflict.
func (s *Shelf) ReplaceNote(old, next *catalog.Note) error {
	stored := *next
	stored.Version, stored.UpdatedAt = s.version()
	return s.notes.swap(key(next.ID), &stored, func(current *catalog.Note) error {
		if current == nil && old == nil || current != nil && old != nil && current.Version == old.Version {
			return nil
		}
		return ErrConflict
	})
}
