package etagentest

import "testing"

func getTwice[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	if s.ETag(stored) == "" {
		t.Errorf("the result of %s has no entity tag: set the version", s.getter())
	}
	s.same(t, "the second result of "+s.getter(), s.get(t, stored), stored)
}

func statAgrees[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	for n := range 3 {
		etag, modified, err := s.Stat(stored)
		if err != nil {
			t.Fatalf("Stat%s: %v", s.Name, err)
		}
		if etag != s.ETag(stored) {
			t.Errorf("Stat%s returns the entity tag %s, but Get%s has %s: read both from the same columns", s.Name, etag, s.Name, s.ETag(stored))
		}
		if !modified.Equal(s.Modified(stored)) {
			t.Errorf("Stat%s returns the modification time %v, but Get%s has %v: read both from the same column", s.Name, modified, s.Name, s.Modified(stored))
		}
		if s.Update == nil {
			return
		}
		s.update(t, stored, n)
		stored = s.get(t, stored)
	}
}
