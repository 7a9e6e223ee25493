package etagentest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// membersOf returns the members of a JSON object; nil for another value.
func membersOf(text string) map[string]json.RawMessage {
	var members map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &members) != nil {
		return nil
	}
	return members
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
