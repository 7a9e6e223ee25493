package etagentest

import (
	"bytes"
	"reflect"
	"testing"
)

// same checks that two results of a store are one state of a resource: by JSON, by
// entity tag, and by modification time in the resolution of the store.
func (s *Store[P]) same(t *testing.T, what string, got, want P) {
	t.Helper()
	if !s.sameIDs(got, want) {
		t.Errorf("%s has the ids %s, want %s", what, s.ids(got), s.ids(want))
		return
	}
	if difference := differs(JSON(t, got), JSON(t, want)); difference != "" {
		t.Errorf("%s has %s: return the stored row, for example with RETURNING, and times in the resolution of the database", what, difference)
		return
	}
	if s.ETag(got) != s.ETag(want) {
		t.Errorf("%s has the entity tag %s, want %s: return the version as it is stored", what, s.ETag(got), s.ETag(want))
	}
	if !s.Modified(got).Equal(s.Modified(want)) {
		t.Errorf("%s has the modification time %v, want %v: truncate the time to the resolution of the database before you store and return it", what, s.Modified(got), s.Modified(want))
	}
}

// taken checks that the stored resource has the content of change number n, in the
// members that clients can set. A store may change the values of a sample.
func (s *Store[P]) taken(t *testing.T, method string, n int, stored P) {
	t.Helper()
	if s.Sample != "" {
		return
	}
	none := reflect.New(reflect.TypeFor[P]().Elem()).Interface().(P)
	unset, want, got := plainMembers(none), plainMembers(s.Change(none, n)), membersOf(JSON(t, stored))
	for _, name := range sortedNames(want) {
		if bytes.Equal(want[name], unset[name]) || bytes.Equal(want[name], got[name]) {
			continue
		}
		t.Errorf("%s was given the member %s %s, but Get%s returns %s: store every member that clients can set", method,
			name, clip(textOrAbsent(want, name)), s.Name, clip(textOrAbsent(got, name)))
	}
}
