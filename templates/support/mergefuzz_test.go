package etagen

import (
	"encoding/json"
	"reflect"
	"testing"
)

// merged has members of each kind that a patch can change inside.
type merged struct {
	Title string            `json:"title"`
	Any   any               `json:"any"`
	Free  map[string]any    `json:"free"`
	Texts map[string]string `json:"texts"`
	List  []any             `json:"list"`
	Inner *mergedInner      `json:"inner"`
	Raw   json.RawMessage   `json:"raw"`
	mergedBase
}

type mergedInner struct {
	A int          `json:"a"`
	B *mergedInner `json:"b"`
}

type mergedBase struct {
	Base any `json:"base"`
}

// byRFC7396 is the algorithm of RFC 7396 §2, implemented literally on JSON text.
func byRFC7396(target, patch json.RawMessage) json.RawMessage {
	var members, object map[string]json.RawMessage
	if json.Unmarshal(patch, &members) != nil || members == nil {
		return patch
	}
	if json.Unmarshal(target, &object) != nil || object == nil {
		object = map[string]json.RawMessage{}
	}
	for name, value := range members {
		if string(value) == "null" {
			delete(object, name)
		} else {
			object[name] = byRFC7396(object[name], value)
		}
	}
	text, err := json.Marshal(object)
	if err != nil {
		panic(err)
	}
	return text
}

// FuzzPatchByRFC7396 compares the result of a patch to a value with that of RFC 7396 for
// the whole JSON of the value.
func FuzzPatchByRFC7396(f *testing.F) {
	whole := `{"title":"a","any":{"b":[1,{"c":null}],"d":{"e":1}},"free":{"x":{"y":1}},"texts":{"k":"v"},"list":[1,null],"inner":{"a":1,"b":{"a":2,"b":null}},"raw":{"r":1},"base":{"q":1}}`
	for _, patch := range []string{
		`{}`, `{"title":"b"}`, `{"title":null}`, `{"any":{"b":null,"d":{"f":{"g":null}}}}`, `{"any":[null]}`, `{"free":{"x":{"y":null},"z":2}}`, `{"texts":{"k":null,"l":"w"}}`,
		`{"list":{"a":null}}`, `{"inner":{"b":{"b":{"a":3}}}}`, `{"inner":null}`, `{"raw":{"s":{"t":null}}}`, `{"base":{"q":null}}`, `{"any":{"":{"":null}}}`, `{"raw":[null],"list":[]}`,
	} {
		f.Add(whole, patch)
		f.Add(`{}`, patch)
	}
	t := reflect.TypeFor[*merged]()
	f.Fuzz(func(test *testing.T, target, patch string) {
		stored, next, want := new(merged), new(merged), new(merged)
		if checkDocument([]byte(target), t, false) != nil || checkDocument([]byte(patch), t, true) != nil || decode([]byte(target), stored) != nil {
			return
		}
		before, err := json.Marshal(stored)
		if err != nil {
			return
		}
		got := applyPatch(next, stored, []byte(patch))
		if expected := decode(byRFC7396(before, json.RawMessage(patch)), want); (got != nil) != (expected != nil) {
			test.Fatalf("%s patched with %s: %v, by RFC 7396 %v", before, patch, got, expected)
		}
		if got != nil {
			return
		}
		one, err := json.Marshal(next)
		two, err2 := json.Marshal(want)
		if err != nil || err2 != nil || !sameValue(one, two) {
			test.Errorf("%s patched with %s: %s, by RFC 7396 %s (%v, %v)", before, patch, one, two, err, err2)
		}
	})
}

// sameValue reports whether two texts are the same JSON, ignoring the order of members.
func sameValue(a, b []byte) bool {
	var x, y any
	return numbered(a).Decode(&x) == nil && numbered(b).Decode(&y) == nil && reflect.DeepEqual(x, y)
}
