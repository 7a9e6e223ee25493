package etagentest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
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

// differs returns the members in which two JSON texts differ; "" if they are equal.
func differs(got, want string) string {
	if got == want {
		return ""
	}
	g, w := membersOf(got), membersOf(want)
	if g == nil || w == nil {
		return fmt.Sprintf("the JSON %s, want %s", clip(got), clip(want))
	}
	for _, name := range sortedNames(g, w) {
		if a, b := textOrAbsent(g, name), textOrAbsent(w, name); a != b {
			return fmt.Sprintf("the member %s %s, want %s", name, clip(a), clip(b))
		}
	}
	return fmt.Sprintf("the JSON %s, want %s", clip(got), clip(want))
}

// membersOf returns the members of a JSON object; nil for another value.
func membersOf(text string) map[string]json.RawMessage {
	var members map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &members) != nil {
		return nil
	}
	return members
}

// sortedNames returns the names of the members of two objects, sorted.
func sortedNames(objects ...map[string]json.RawMessage) []string {
	var names []string
	for _, o := range objects {
		for name := range o {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// textOrAbsent returns the JSON of a member.
func textOrAbsent(members map[string]json.RawMessage, name string) string {
	text, ok := members[name]
	if !ok {
		return "absent"
	}
	return string(text)
}

// clip cuts a text that is too long for a message.
func clip(text string) string {
	const most = 120
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
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

// plainMembers returns the members of a resource that are strings, numbers or true,
// and not zero: a time may lose precision when it is stored. It returns none if the
// resource cannot be encoded.
func plainMembers(p any) (members map[string]json.RawMessage) {
	defer func() {
		if recover() != nil {
			members = nil
		}
	}()
	text, err := json.Marshal(p)
	if err != nil {
		return nil
	}
	members = membersOf(string(text))
	for name, value := range members {
		var at time.Time
		if bytes.ContainsAny(value[:1], "{[nf") || string(value) == `""` || string(value) == "0" || json.Unmarshal(value, &at) == nil {
			delete(members, name)
		}
	}
	return members
}

// isNil reports whether a pointer is nil.
func isNil[P any](p P) bool { return reflect.ValueOf(p).IsNil() }
