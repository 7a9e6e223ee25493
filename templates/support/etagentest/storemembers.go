package etagentest

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

// updateStores changes the members that clients can set, one at a time: a statement that
// forgets a column would lose the changes of clients, which get a 200. A store may refuse
// a value or store another one, but must not keep the old one. Other valid values of a
// sample are not known.
func updateStores[P any](t *testing.T, s *Store[P]) {
	if s.Sample != "" {
		return
	}
	stored := s.first(t)
	for _, name := range s.settable() {
		changed := s.Change(stored, 1)
		before := membersOf(JSON(t, stored))[name]
		if !moveMember(changed, name) || bytes.Equal(membersOf(JSON(t, changed))[name], before) {
			continue
		}
		s.copyIDs(changed, stored)
		_, err := s.Update(changed, stored)
		stored = s.get(t, stored)
		if err == nil && bytes.Equal(membersOf(JSON(t, stored))[name], before) {
			t.Errorf("Update%s was given the member %s %s, but %s still returns %s: store every member that clients can set, and give a field that only the store sets the role readonly",
				s.Name, name, clip(textOrAbsent(membersOf(JSON(t, changed)), name)), s.getter(), clip(textOrAbsent(membersOf(JSON(t, stored)), name)))
		}
	}
}

// settable returns the names of members that clients can set: a change of nothing has the
// values of the test there, and zero where writes keep what is stored.
func (s *Store[P]) settable() []string {
	none := reflect.New(reflect.TypeFor[P]().Elem()).Interface().(P)
	unset, set := plainMembers(none), plainMembers(s.Change(none, 1))
	var names []string
	for _, name := range sortedNames(set) {
		if !bytes.Equal(set[name], unset[name]) {
			names = append(names, name)
		}
	}
	return names
}

// moveMember gives a string, a number or true in the JSON of p another value. It reports
// false if it knows no other that the type has.
func moveMember(p any, name string) bool {
	text, err := json.Marshal(p)
	members := membersOf(string(text))
	if err != nil || members == nil {
		return false
	}
	var next any
	switch value := members[name]; value[0] {
	case 't':
		next = false
	case '"':
		var s string
		if json.Unmarshal(value, &s) != nil {
			return false
		}
		next = MoveString(s, 3)
	default:
		next = json.RawMessage(MoveString(string(value), 3))
	}
	if members[name], err = json.Marshal(next); err != nil {
		return false
	}
	text, err = json.Marshal(members)
	if err != nil || json.Unmarshal(text, p) != nil {
		return false
	}
	after, err := json.Marshal(p)
	return err == nil && bytes.Equal(membersOf(string(after))[name], members[name])
}
