package etagenclient

import (
	"bytes"
	"encoding/json"
	"strings"
)

// edited applies the differences between two encodings of a value to the JSON text
// that the value was decoded from. What the encodings lack stays: members that this
// version does not know, and numbers as they were written. The members in owned
// stay too; they are JSON pointers without the first slash.
func edited(received, before, after []byte, owned []string) []byte {
	if bytes.Equal(before, after) {
		return received
	}
	if old, ok := objectOf(before); ok {
		r, isObject := objectOf(received)
		next, ok := objectOf(after)
		if !ok || !isObject {
			return after
		}
		e := &objectEdit{received: r, before: old, after: next, owned: owned}
		e.edit()
		return r.text()
	}
	if old, ok := elementsOf(before); ok {
		r, isArray := elementsOf(received)
		next, ok := elementsOf(after)
		if ok && isArray && len(r) == len(old) {
			return arrayOf(editedElements(r, old, next))
		}
	}
	return after
}

// An objectEdit is edited for objects.
type objectEdit struct {
	received, before, after *object
	owned                   []string
	strangers               []string // received members that before does not have
}

// edit changes what was received.
func (e *objectEdit) edit() {
	for _, name := range e.received.members() {
		if !e.before.has(name) {
			e.strangers = append(e.strangers, name)
		}
	}
	for _, name := range e.before.members() {
		if !e.after.has(name) && !isOwned(e.owned, name) {
			e.received.remove(e.nameOf(name))
		}
	}
	for _, name := range e.after.members() {
		if !isOwned(e.owned, name) {
			e.member(name, e.after.texts[name])
		}
	}
}

// member sets a member to its value in after.
func (e *objectEdit) member(name string, after []byte) {
	before, known := e.before.texts[name]
	if known && bytes.Equal(before, after) {
		return
	}
	as := e.nameOf(name)
	if received, ok := e.received.texts[as]; ok && known {
		after = edited(received, before, after, below(e.owned, name))
	}
	e.received.set(as, after)
}

// nameOf returns the received name of a member. If there is no equal name,
// encoding/json has decoded one that differs in case.
func (e *objectEdit) nameOf(name string) string {
	if e.received.has(name) {
		return name
	}
	for _, stranger := range e.strangers {
		if strings.EqualFold(stranger, name) {
			return stranger
		}
	}
	return name
}

// isOwned reports whether only the server sets a member.
func isOwned(owned []string, name string) bool {
	for _, pointer := range owned {
		if pointer == escapePointer(name) {
			return true
		}
	}
	return false
}

// below returns the pointers in owned below a member.
func below(owned []string, name string) []string {
	var inside []string
	for _, pointer := range owned {
		if rest, ok := strings.CutPrefix(pointer, escapePointer(name)+"/"); ok {
			inside = append(inside, rest)
		}
	}
	return inside
}

// escapePointer returns a name in the form of a JSON pointer (RFC 6901 §3).
func escapePointer(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
}

// editedElements is edited for arrays. Elements that stay or move are kept as
// received, and elements that change in place are edited.
func editedElements(received, before, after []json.RawMessage) []json.RawMessage {
	stay := alignment(before, after)
	moved := movable(before, stay)
	var all []json.RawMessage
	i, j := 0, 0
	for _, p := range append(stay, pair{len(before), len(after)}) {
		inPlace := p.before-i == p.after-j // the number of elements is unchanged
		for k := j; k < p.after; k++ {
			e := after[k]
			if from := moved[string(e)]; len(from) > 0 {
				e, moved[string(e)] = received[from[0]], from[1:]
			} else if at := i + k - j; inPlace {
				e = edited(received[at], before[at], e, nil)
			}
			all = append(all, e)
		}
		if p.before < len(before) {
			all = append(all, received[p.before])
		}
		i, j = p.before+1, p.after+1
	}
	return all
}

// movable returns the indexes of the elements that may have moved, by their texts.
func movable(before []json.RawMessage, stay []pair) map[string][]int {
	moved := map[string][]int{}
	for i, e := range before {
		if len(stay) > 0 && stay[0].before == i {
			stay = stay[1:]
			continue
		}
		moved[string(e)] = append(moved[string(e)], i)
	}
	return moved
}
