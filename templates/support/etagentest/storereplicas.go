package etagentest

import "testing"

// RunReplicas checks the store of a handler that reads from replicas, if it has any.
func RunReplicas[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "a replica that has caught up has what GetForWrite finds", readAgrees[P])
}

// readAgrees compares replicas with the primary. They may have an older state, or
// none yet.
func readAgrees[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	found, err := s.Read(stored)
	switch {
	case err != nil:
		want(t, "Get"+s.Name+" of what a replica may have", err, s.NotFound)
	case isNil(found) || !s.sameIDs(found, stored):
		t.Errorf("Get%s(%s) returns nil, or a resource with other ids: return the requested one", s.Name, s.ids(stored))
	case s.ETag(found) == s.ETag(stored):
		s.same(t, "the result of Get"+s.Name+", compared with "+s.getter()+",", found, stored)
	}
	if s.Stat == nil {
		return
	}
	etag, modified, err := s.Stat(stored)
	switch {
	case err != nil:
		want(t, "Stat"+s.Name+" of what a replica may have", err, s.NotFound)
	case etag == s.ETag(stored) && !modified.Equal(s.Modified(stored)):
		t.Errorf("Stat%s returns the modification time %v, but %s has %v: read both from the same column", s.Name, modified, s.getter(), s.Modified(stored))
	}
}
