package shelf

import (
	"errors"

	"example.com/routers/catalog"
)

// ErrConflict is what ReplaceNote returns where something else is stored by now
// than what is to be replaced.
var ErrConflict = errors.New("note was modified concurrently")

// Note returns the note with an id, nil where there is none.
func (s *Shelf) Note(id string) *catalog.Note { return s.notes.get(key(id)) }

// ReplaceNote stores next under its id, with a version and a time of its own, if
// old is still what is stored there, nil for nothing; else it changes nothing
// and returns ErrConflict.
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
