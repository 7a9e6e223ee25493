package etagen

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
)

// ParseInt reads an id of a path, if it is a signed integer of the given size in bits. It
// reports false for any but the canonical spelling: 01, +1 and -0 would be second
// addresses of one resource, and caches invalidate only one.
func ParseInt(s string, bits int) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, bits)
	if err != nil || !canonical(s) {
		return 0, false
	}
	return n, true
}

// ParseUint is ParseInt if the id is unsigned.
func ParseUint(s string, bits int) (uint64, bool) {
	n, err := strconv.ParseUint(s, 10, bits)
	if err != nil || !canonical(s) {
		return 0, false
	}
	return n, true
}

// canonical reports whether a decimal integer has no plus sign, no leading
// zeros, and no sign if it is zero.
func canonical(s string) bool {
	if s == "0" {
		return true
	}
	if s[0] == '-' {
		s = s[1:]
	}
	return '1' <= s[0] && s[0] <= '9'
}

// ParseText reads an identifier of a path into id. It reports false if id does
// not accept it, if it is empty, or if id writes its text differently: an
// upper-case UUID would be a second address of one resource.
func ParseText(s string, id encoding.TextUnmarshaler) bool {
	if s == "" || immense(s, reflect.TypeOf(id)) || id.UnmarshalText([]byte(s)) != nil {
		return false
	}
	text, err := textOf(id)
	return err == nil && (text == s || text == "" && !hasText(id))
}

// InJSON reports whether the JSON of a type takes an id of a path, if its methods, or
// encoding/json for a json.Number, may refuse some.
func InJSON[T any](id T) bool {
	text, err := json.Marshal(id)
	return err == nil && json.Unmarshal(text, new(T)) == nil
}

// SameText reports whether two identifiers have the same text, or are equal if
// they have none.
func SameText[T any](a, b T) bool {
	one, known := idText(&a)
	if !known {
		return reflect.DeepEqual(a, b)
	}
	other, known := idText(&b)
	return known && one == other
}

// idText returns the text of the identifier that p points to, if it has one.
func idText[T any](p *T) (text string, known bool) {
	m, ok := any(*p).(encoding.TextMarshaler)
	if !ok {
		m, ok = any(p).(encoding.TextMarshaler)
	}
	if id, isJSON := any(p).(interface {
		json.Marshaler
		json.Unmarshaler
	}); !ok && isJSON {
		m, ok = JSONText{ID: id}, true
	}
	if !ok {
		return "", false
	}
	b, err := m.MarshalText()
	return string(b), err == nil
}
