package openapi

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// An object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any // an object, a list, or what encoding/json encodes
}

type list []any

// with returns the object with a member at its end, instead of one of that name: a name
// that occurs twice is an error to readers of JSON. It returns the object as it is if the
// value is nil or empty.
func (o object) with(name string, value any) object {
	switch v := value.(type) {
	case nil:
		return o
	case string:
		if v == "" {
			return o
		}
	case object:
		if len(v) == 0 {
			return o
		}
	case list:
		if len(v) == 0 {
			return o
		}
	}
	return append(o.without(name), member{name, value})
}

// get returns the value of a member, or nil.
func (o object) get(name string) any {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// ordered returns an object with the members sorted by name.
func ordered(members map[string]object) object {
	var all object
	for _, name := range slices.Sorted(maps.Keys(members)) {
		all = append(all, member{name, members[name]})
	}
	return all
}

// ref refers to a component.
func ref(kind, name string) object {
	return object{{"$ref", "#/components/" + kind + "/" + name}}
}

// encode writes a value as JSON.
func encode(b *bytes.Buffer, value any) error {
	switch v := value.(type) {
	case object:
		b.WriteByte('{')
		for i, m := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encode(b, m.name); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := encode(b, m.value); err != nil {
				return err
			}
		}
		b.WriteByte('}')
		return nil
	case list:
		b.WriteByte('[')
		for i, element := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encode(b, element); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	b.Truncate(b.Len() - 1) // the newline
	return err
}

// plain is the schema of a field with a text.
var plain = object{{"type", "string"}}

// without returns an object without a member.
func (o object) without(name string) object {
	var rest object
	for _, m := range o {
		if m.name != name {
			rest = append(rest, m)
		}
	}
	return rest
}

// replace returns an object with another value of a member.
func (o object) replace(name string, value any) object {
	all := append(object{}, o...)
	for i := range all {
		if all[i].name == name {
			all[i].value = value
		}
	}
	return all
}
