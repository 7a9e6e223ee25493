package etagentest

import (
	"bytes"
	"encoding/json"
	"maps"
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
	want, got := s.settable(n), membersOf(JSON(t, stored))
	for _, name := range sortedNames(want) {
		if !bytes.Equal(want[name], got[name]) {
			s.lost(t, method, name, want, got)
		}
	}
}

// settable returns the members that clients can set, as change number n sets them: writes
// keep others, which differ if nothing is stored.
func (s *Store[P]) settable(n int) map[string]json.RawMessage {
	none := reflect.New(reflect.TypeFor[P]().Elem()).Interface().(P)
	set, other := plainMembers(s.Change(none, n)), plainMembers(s.Change(s.New(), n))
	maps.DeleteFunc(set, func(name string, value json.RawMessage) bool { return !bytes.Equal(value, other[name]) })
	return set
}

// lost reports a member that was given to a method, and that the store does not return.
func (s *Store[P]) lost(t *testing.T, method, name string, want, got map[string]json.RawMessage) {
	t.Helper()
	t.Errorf("%s was given the member %s %s, but %s returns %s: store every member that clients can set, and give a field that only the store sets the role readonly",
		method, name, clip(textOrAbsent(want, name)), s.getter(), clip(textOrAbsent(got, name)))
}
