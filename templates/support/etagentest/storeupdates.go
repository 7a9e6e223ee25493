package etagentest

import (
	"testing"
	"time"
)

func updateIsSeen[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	for n := 1; n <= 2; n++ {
		updated := s.update(t, stored, n)
		stored = s.get(t, stored)
		s.same(t, "the result of Update"+s.Name+", compared with "+s.getter()+",", updated, stored)
		s.taken(t, "Update"+s.Name, n, stored)
	}
}

// updateReplaces keeps the result of the store: it must not change while a handler
// sends it.
func updateReplaces[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	before := JSON(t, stored)
	updated := s.update(t, stored, 1)
	if difference := differs(JSON(t, stored), before); difference != "" {
		t.Errorf("after Update%s, an earlier result of %s has %s: return a copy, or store a new value and do not change the old one", s.Name, s.getter(), difference)
	}
	before = JSON(t, updated)
	s.update(t, s.get(t, updated), 2)
	if difference := differs(JSON(t, updated), before); difference != "" {
		t.Errorf("after another Update%s, the result of the first one has %s: return a copy, or store a new value and do not change the old one", s.Name, difference)
	}
}

// updateMoves changes the resource to and fro: new content never gets a tag that
// was used before, and dates do not go back.
func updateMoves[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	s.datesMove(t, stored)
	stored = s.get(t, stored)
	seen := map[string]bool{s.ETag(stored): true}
	for n := range 4 {
		next := s.update(t, stored, n%2)
		if seen[s.ETag(next)] {
			t.Fatalf("update number %d by Update%s has the entity tag %s again: set the version with each update to one that was never used", n+1, s.Name, s.ETag(next))
		}
		if s.Modified(next).Before(s.Modified(stored)) {
			t.Errorf("Update%s moved the modification time back from %v to %v: use the later of the present and the stored time", s.Name, s.Modified(stored), s.Modified(next))
		}
		seen[s.ETag(next)] = true
		stored = next
	}
}

// datesMove checks that an update moves the modification time, if the test's
// constructor returns the same time always.
func (s *Store[P]) datesMove(t *testing.T, stored P) {
	t.Helper()
	at := s.Modified(stored)
	isFixed := !s.DatesStay && !at.IsZero() && at.Equal(s.Modified(s.New()))
	present, known := s.clock()
	updated := s.update(t, stored, 2)
	if !isFixed || !s.Modified(updated).Equal(at) {
		return
	}
	if isOld := at.Year() < 2025; present.After(at) || isOld && !(known && present.Before(at)) {
		t.Errorf("Update%s left the modification time at %v: set it to the present time with each update", s.Name, at)
	}
}

// clock returns the time of another resource that the store creates. A store that
// keeps the later time leaves a time that its clock has not reached.
func (s *Store[P]) clock() (present time.Time, known bool) {
	p := s.New()
	if s.Create == nil || !s.unused(p, writers) {
		return time.Time{}, false
	}
	if created, err := s.tryCreate(p); err == nil && !isNil(created) {
		present = s.Modified(created)
	}
	return present, !present.IsZero()
}

func updateRefuses[P any](t *testing.T, s *Store[P]) {
	old := s.first(t)
	s.update(t, old, 1)
	current := s.get(t, old)
	_, err := s.Update(s.Change(old, 2), old)
	s.refused(t, "Update", err)
	s.same(t, "the stored resource after a refused Update"+s.Name, s.get(t, old), current)
}

// refused checks the error of a write at an old version.
func (s *Store[P]) refused(t *testing.T, verb string, err error) {
	t.Helper()
	switch {
	case err == nil && s.Digest:
		t.Errorf("%s%s succeeds for an old state: in one transaction, read the row for update, and compare its entity tag with that of stored", verb, s.Name)
	case err == nil:
		t.Errorf("%s%s succeeds at an old version: compare the version in the statement that writes, as in WHERE id = ? AND version = ?, and check how many rows it changed", verb, s.Name)
	default:
		want(t, verb+s.Name+" at an old version", err, s.Conflict)
	}
}
