package etagentest

import (
	"errors"
	"testing"
)

func createRefuses[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	created, err := s.Create(s.at(stored))
	switch {
	case err != nil && s.Picks && !errors.Is(err, s.Exists) && s.refusesIDs(t):
		return // it chooses all ids itself
	case err != nil:
		want(t, "Create"+s.Name+" of what exists", err, s.Exists)
	case !s.Picks || s.sameIDs(created, stored): // else it chose another id
		t.Errorf("Create%s(%s) succeeds although the resource exists: return an error that wraps %q, as with a UNIQUE constraint and ON CONFLICT DO NOTHING", s.Name, s.ids(stored), s.Exists)
	}
	s.same(t, "the stored resource after a refused Create"+s.Name, s.get(t, stored), stored)
}

// refusesIDs reports whether a store creates a resource only under ids that it has
// chosen.
func (s *Store[P]) refusesIDs(t *testing.T) bool {
	t.Helper()
	other := s.New()
	if !vary(s.lastID(other), far) {
		return false
	}
	_, err := s.Create(other)
	return err != nil && !errors.Is(err, s.Exists)
}

func createIsSeen[P any](t *testing.T, s *Store[P]) {
	created, sent := s.newlyCreated(t)
	stored := s.get(t, created)
	s.same(t, "the result of Create"+s.Name+", compared with "+s.getter()+",", created, stored)
	if !s.Picks && !s.sameIDs(created, sent) {
		t.Errorf("Create%s(%s) returned the ids %s: keep the id of the PUT", s.Name, s.ids(sent), s.ids(created))
	}
	if s.Stat != nil && s.Read == nil {
		statAgrees(t, &Store[P]{Name: s.Name, Get: s.Get, Stat: s.Stat, New: func() P { return created }, IDs: s.IDs, ETag: s.ETag, Modified: s.Modified, NotFound: s.NotFound})
	}
}

// newlyCreated creates a resource that was not there before: the one of the test if
// possible, else one with another id.
func (s *Store[P]) newlyCreated(t *testing.T) (created, sent P) {
	t.Helper()
	sent = s.New()
	if stored, err := s.Get(sent); err == nil {
		if s.Delete != nil {
			s.remove(t, stored)
		}
		if created, err = s.tryCreate(s.at(sent)); err == nil {
			return created, sent
		}
		if s.Delete != nil {
			want(t, "Create"+s.Name+" of a deleted resource", err, s.Exists) // soft deletion
		}
		if last := s.lastID(sent); last == nil || !vary(last, 1) {
			t.Skipf("there is no other id to create a %s under", s.Name)
		}
	}
	return s.create(t, s.at(sent)), sent
}

// tagsAreNew creates a deleted resource again. The new one must not have a tag of
// the old one. It tries several times, because a tag may change only every second.
func tagsAreNew[P any](t *testing.T, s *Store[P]) {
	const rounds = 5
	stored := s.first(t)
	first := stored
	seen := map[string]bool{s.ETag(stored): true}
	for n := 0; s.Update != nil && n < 2; n++ {
		stored = s.update(t, stored, n)
		seen[s.ETag(stored)] = true
	}
	for range rounds {
		s.remove(t, stored)
		created, ok := s.again(t, first)
		if !ok || !s.sameIDs(created, first) || s.meets(t, created, seen) {
			return
		}
		stored = s.get(t, created)
	}
	for n := 0; s.Update != nil && n < 3; n++ {
		stored = s.update(t, stored, 8+n)
		if s.meets(t, stored, seen) {
			return
		}
	}
}

// again creates a deleted resource again, if the store allows that.
func (s *Store[P]) again(t *testing.T, first P) (created P, ok bool) {
	t.Helper()
	sent := s.at(first)
	if s.Change != nil {
		sent = s.Change(first, 7)
	}
	created, err := s.tryCreate(sent)
	if err != nil {
		want(t, "Create"+s.Name+" of a deleted resource", err, s.Exists) // soft deletion
		s.gone(t, first, ", after Create"+s.Name)
		return created, false
	}
	if s.Change != nil {
		s.taken(t, "Create"+s.Name, 7, s.get(t, created))
	}
	return created, true
}

// meets reports whether a resource that was created after a deletion has a tag that
// was seen before.
func (s *Store[P]) meets(t *testing.T, created P, seen map[string]bool) bool {
	t.Helper()
	tag := s.ETag(created)
	if seen[tag] {
		t.Errorf("Create%s after Delete%s has the entity tag %s again: begin above every earlier version, use versions that are never repeated such as random texts, or give a field the role incarnation, but not a time in seconds", s.Name, s.Name, tag)
		return true
	}
	seen[tag] = true
	return false
}

// successorStays bases writes on a resource that was deleted and created again since.
// They must not change the new one, which may have the same version.
func successorStays[P any](t *testing.T, s *Store[P]) {
	const since = " for a resource that was deleted and created again since: compare its incarnation too, if it has one"
	first := s.first(t)
	var states [2]P
	for i := range states {
		s.remove(t, s.get(t, first))
		created, ok := s.again(t, first)
		if !ok || !s.sameIDs(created, first) {
			return
		}
		states[i] = s.get(t, created)
	}
	old, current := states[0], states[1]
	if s.ETag(old) == s.ETag(current) {
		return // tagsAreNew reports it
	}
	if s.Update != nil {
		_, err := s.Update(s.Change(old, 9), old)
		want(t, "Update"+s.Name+since, err, s.Conflict, s.NotFound)
	}
	want(t, "Delete"+s.Name+since, s.Delete(old, old), s.Conflict, s.NotFound)
}
