package etagentest

import (
	"bytes"
	"encoding/json"
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
	for _, name := range sortedNames(s.settable(1)) {
		changed := s.Change(stored, 1)
		before := membersOf(JSON(t, stored))[name]
		if !moveMember(changed, name) || bytes.Equal(membersOf(JSON(t, changed))[name], before) {
			continue
		}
		s.copyIDs(changed, stored)
		_, err := s.Update(changed, stored)
		stored = s.get(t, stored)
		if got := membersOf(JSON(t, stored)); err == nil && bytes.Equal(got[name], before) {
			s.lost(t, "Update"+s.Name, name, membersOf(JSON(t, changed)), got)
		}
	}
}

// moveMember gives a string, a number or true in the JSON of p another value. It reports
// false if it knows no other that the type has.
func moveMember(p any, name string) bool {
	text, err := json.Marshal(p)
	members := membersOf(string(text))
	if err != nil || len(members[name]) == 0 {
		return false
	}
	next := string(members[name])
	switch next[0] {
	case 't':
		next = "false"
	case '"':
		next = MoveString(next[:len(next)-1], 3) + `"`
	default:
		next = MoveString(next, 3)
	}
	if json.Unmarshal([]byte(withMember(members, name, next)), p) != nil {
		return false
	}
	after, err := json.Marshal(p)
	return err == nil && string(membersOf(string(after))[name]) == next
}
