package etagenclient

import (
	"bytes"
	"encoding/json"
)

// An object is a JSON object that keeps the order of its members and their texts.
type object struct {
	names []string
	texts map[string]json.RawMessage // by name
}

// newObject returns an object without members.
func newObject() *object { return &object{texts: map[string]json.RawMessage{}} }

// objectOf reads an object. It reports false for any other JSON. Of members with
// the same name the last one is used.
func objectOf(text []byte) (*object, bool) {
	if text = bytes.TrimLeft(text, " \t\r\n"); len(text) == 0 || text[0] != '{' {
		return nil, false
	}
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil {
		return nil, false
	}
	o := newObject()
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, false
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, false
		}
		o.set(name.(string), value)
	}
	return o, true
}

// has reports whether the object has a member.
func (o *object) has(name string) bool {
	_, ok := o.texts[name]
	return ok
}

// set sets the value of a member.
func (o *object) set(name string, text []byte) {
	if !o.has(name) {
		o.names = append(o.names, name)
	}
	o.texts[name] = text
}

// remove removes a member.
func (o *object) remove(name string) { delete(o.texts, name) }

// members returns the names of the members in their order.
func (o *object) members() []string {
	names, seen := make([]string, 0, len(o.texts)), make(map[string]bool, len(o.texts))
	for _, name := range o.names {
		if o.has(name) && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// text returns the JSON of the object.
func (o *object) text() []byte {
	b := []byte{'{'}
	for i, name := range o.members() {
		if i > 0 {
			b = append(b, ',')
		}
		quoted, _ := json.Marshal(name)
		b = append(append(b, quoted...), ':')
		b = append(b, o.texts[name]...)
	}
	return append(b, '}')
}

// elementsOf reads an array. It reports false for any other JSON.
func elementsOf(text []byte) ([]json.RawMessage, bool) {
	if text = bytes.TrimLeft(text, " \t\r\n"); len(text) == 0 || text[0] != '[' {
		return nil, false
	}
	var all []json.RawMessage
	return all, json.Unmarshal(text, &all) == nil
}

// arrayOf returns the JSON of an array.
func arrayOf(elements []json.RawMessage) []byte {
	b := []byte{'['}
	for i, e := range elements {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, e...)
	}
	return append(b, ']')
}
