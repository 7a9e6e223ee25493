package etagentest

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"
)

// updateStores changes the members that clients can set, one at a time: a statement that
// forgets a column would lose the changes of clients, which get a 200. A store may refuse
// a value or store another one, but must not keep the old one. Other valid values of a
// sample are not known.
func updateStores[P any](t *testing.T, s *Store[P]) {
	if s.Sample != "" {
		return
	}
	fields := map[string]json.RawMessage{} // with those that are absent
	for _, f := range jsonFields(reflect.TypeFor[P]().Elem()) {
		fields[f.name] = nil
	}
	stored := s.first(t)
	for _, name := range sortedNames(fields, membersOf(JSON(t, stored))) {
		changed, before := s.Change(stored, 1), membersOf(JSON(t, stored))[name]
		given, ok := moveMember(changed, name)
		kept := membersOf(JSON(t, s.Change(changed, 1)))[name] // by writes, so clients cannot set it
		if !ok || bytes.Equal(given, before) || bytes.Equal(given, kept) {
			continue
		}
		s.copyIDs(changed, stored)
		_, err := s.Update(changed, stored)
		if _, gone := s.Get(stored); err == nil && errors.Is(gone, s.NotFound) {
			return // the value hides the resource, such as a time of deletion
		}
		stored = s.get(t, stored)
		if got := membersOf(JSON(t, stored)); err == nil && bytes.Equal(got[name], before) {
			s.lost(t, "Update"+s.Name, name, membersOf(JSON(t, changed)), got)
		}
	}
}

// moveMember gives a member of the JSON of p another value, which it returns. It is not ok
// if it knows no other that the type has.
func moveMember(p any, name string) (value json.RawMessage, ok bool) {
	text, err := json.Marshal(p)
	if err != nil {
		return nil, false
	}
	members := membersOf(string(text))
	for _, next := range moved(string(members[name])) {
		if json.Unmarshal([]byte(withMember(members, name, next)), p) != nil {
			continue
		}
		after, err := json.Marshal(p)
		value = membersOf(string(after))[name]
		if omitted := value == nil && next == "false"; err == nil && (omitted || string(value) == next) {
			return value, true
		}
	}
	return nil, false
}

// moved returns values that the type of a member may have too. A time moves by days and
// hours, because a store may keep only a date, or the time of day.
func moved(text string) []string {
	var at time.Time
	switch {
	case text == "", text == "null", text == "[]":
		return []string{`"3"`, "3", "true", `["3"]`, "[3]", `"2020-02-29T12:00:00Z"`}
	case text == "true":
		return []string{"false"}
	case text == "false":
		return []string{"true"}
	case text[0] == '{', text[0] == '[':
		return nil
	case json.Unmarshal([]byte(text), &at) == nil:
		later, _ := at.Add(49 * time.Hour).MarshalJSON() // or nothing, which no type has
		return []string{string(later)}
	case text[0] == '"':
		return []string{MoveString(text[:len(text)-1], 3) + `"`}
	}
	return []string{MoveString(text, 3)}
}
