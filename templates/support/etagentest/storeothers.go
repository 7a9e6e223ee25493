package etagentest

import (
	"fmt"
	"testing"
)

// otherIDs requests resources that differ from the stored one in one id.
func otherIDs[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	for i := range s.IDs(stored) {
		other := s.at(stored)
		if !vary(s.IDs(other)[i], far) {
			continue
		}
		s.absent(t, stored, other, fmt.Sprintf("compare all ids of the path, also number %d of them", i+1))
	}
}

// caseCounts requests an id in the other case, which is another address.
func caseCounts[P any](t *testing.T, s *Store[P]) {
	const advice = "ids are compared byte by byte: use a case-sensitive collation for their columns, such as BINARY in SQLite, utf8mb4_bin in MySQL, text and not citext in PostgreSQL"
	stored := s.first(t)
	for i := range s.IDs(stored) {
		other := s.at(stored)
		if otherCase(s.IDs(other)[i]) {
			s.absent(t, stored, other, advice)
		}
	}
	other := s.at(stored)
	last := s.lastID(other)
	if s.Create == nil || last == nil || !otherCase(last) {
		return
	}
	before := JSON(t, s.get(t, stored))
	created, err := s.Create(other)
	if err == nil && s.sameIDs(created, other) {
		s.get(t, other)
	}
	if after := JSON(t, s.get(t, stored)); after != before {
		t.Errorf("Create%s(%s) changed the resource %s: %s", s.Name, s.ids(other), s.ids(stored), advice)
	}
}

// absent checks that no method finds anything under the ids of other, and that the
// stored resource does not change.
func (s *Store[P]) absent(t *testing.T, stored, other P, advice string) {
	t.Helper()
	call := func(method string) string { return fmt.Sprintf("%s(%s)", method, s.ids(other)) }
	found := func(method string, err error, wrapped ...error) {
		t.Helper()
		if err == nil {
			t.Errorf("%s succeeds, but only %s exists: %s", call(method), s.ids(stored), advice)
			return
		}
		want(t, call(method)+" of what does not exist", err, wrapped...)
	}
	before := JSON(t, stored)
	_, err := s.Get(other)
	found(s.getter(), err, s.NotFound)
	if s.Read != nil {
		_, err := s.Read(other)
		found("Get"+s.Name, err, s.NotFound)
	}
	if s.Stat != nil {
		_, _, err := s.Stat(other)
		found("Stat"+s.Name, err, s.NotFound)
	}
	from := stored
	if s.Digest {
		from = other // it names the row too, and has the content of stored
	}
	if s.Update != nil {
		changed := s.Change(stored, 1)
		s.copyIDs(changed, other)
		_, err := s.Update(changed, from)
		found("Update"+s.Name, err, s.NotFound, s.Conflict)
	}
	if s.Delete != nil {
		found("Delete"+s.Name, s.Delete(other, from), s.NotFound, s.Conflict)
	}
	if now, err := s.Get(stored); err != nil || JSON(t, now) != before {
		t.Errorf("the resource %s changed (%v) after writes for %s: %s", s.ids(stored), err, s.ids(other), advice)
	}
}
