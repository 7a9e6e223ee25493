package etagentest

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"time"
)

// invalidFaults returns content that the user's validating function refuses with
// 422. It returns none if no such function is known to refuse an empty member.
func (t *Target) invalidFaults(c Case) []fault {
	for _, body := range t.emptied(c) {
		if t.findsInvalid(c.with(body)) {
			return []fault{{422, "what checks the members", func(c *Case) { c.Body, c.invalid = body, true }}}
		}
	}
	return nil
}

// findsInvalid reports whether a function of the user refuses the request of a case
// with 422.
func (t *Target) findsInvalid(c Case) bool {
	s, ok := t.New(!c.Missing, t.Modified.Add(24*time.Hour)).(*served)
	if !ok {
		return false
	}
	h := s.hook(&c, false)
	answer := t.send(s, &c)
	s.release(h)
	return answer.StatusCode == http.StatusUnprocessableEntity && len(h.decided) == 1 && !h.decided[0].FieldByName("Err").IsNil()
}

// emptied returns the content of the request of a case, each time with one member
// empty or below zero.
func (t *Target) emptied(c Case) (bodies []string) {
	var all, sent map[string]json.RawMessage
	if json.Unmarshal([]byte(t.Body), &all) != nil || json.Unmarshal([]byte(c.Body), &sent) != nil {
		return nil
	}
	for name, value := range all {
		empty, ok := map[byte]string{'"': `""`, '[': "[]", '{': "{}"}[value[0]]
		if !ok {
			empty = "-1"
		}
		bodies = append(bodies, withMember(sent, name, empty))
	}
	slices.Sort(bodies)
	return bodies
}

// withMember returns the text of an object with one member added or replaced.
func withMember(object map[string]json.RawMessage, name, value string) string {
	changed := map[string]json.RawMessage{}
	maps.Copy(changed, object)
	changed[name] = json.RawMessage(value)
	text, _ := json.Marshal(changed) // of JSON
	return string(text)
}

// withUnknown returns content with a member that no type has.
func withUnknown(body string) string {
	var object map[string]json.RawMessage
	_ = json.Unmarshal([]byte(body), &object) // only objects have members
	return withMember(object, "no such member", "1")
}
