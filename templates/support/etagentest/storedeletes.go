package etagentest

import "testing"

func deleteRemoves[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	s.remove(t, stored)
	s.gone(t, stored, "")
	if err := s.Delete(stored, stored); err == nil {
		t.Errorf("Delete%s succeeds for a deleted resource: return an error that wraps %q if there was no row", s.Name, s.NotFound)
	} else {
		want(t, "Delete"+s.Name+" of what is deleted", err, s.NotFound, s.Conflict)
	}
}

func deleteRefuses[P any](t *testing.T, s *Store[P]) {
	old := s.first(t)
	s.update(t, old, 1)
	current := s.get(t, old)
	s.refused(t, "Delete", s.Delete(old, old))
	s.same(t, "the stored resource after a refused Delete"+s.Name, s.get(t, old), current)
}

// gone checks that a deleted resource is not found.
func (s *Store[P]) gone(t *testing.T, deleted P, after string) {
	t.Helper()
	_, err := s.Get(deleted)
	want(t, s.getter()+" of what is deleted"+after, err, s.NotFound)
	if s.Stat != nil && s.Read == nil {
		_, _, err := s.Stat(deleted)
		want(t, "Stat"+s.Name+" of what is deleted"+after, err, s.NotFound)
	}
}

func updateAfterDelete[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	s.remove(t, stored)
	if _, err := s.Update(s.Change(stored, 1), stored); err == nil {
		t.Errorf("Update%s succeeds for a deleted resource: return an error that wraps %q, and store nothing", s.Name, s.NotFound)
	} else {
		want(t, "Update"+s.Name+" of what is deleted", err, s.NotFound, s.Conflict)
	}
	s.gone(t, stored, ", after Update"+s.Name)
}
