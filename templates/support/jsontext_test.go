package etagen

import (
	"encoding/json"
	"errors"
	"testing"
)

// A nullText is a string that may be NULL, as in a database driver.
type nullText struct {
	Text  string
	Valid bool
}

func (n nullText) MarshalJSON() ([]byte, error) {
	if !n.Valid {
		return []byte("null"), nil
	}
	if n.Text == "broken" {
		return nil, errors.New("broken")
	}
	return json.Marshal(n.Text)
}

func (n *nullText) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*n = nullText{}
		return nil
	}
	n.Valid = true
	return json.Unmarshal(text, &n.Text)
}

// A nullNumber is a number that may be NULL.
type nullNumber struct {
	Number int64
	Valid  bool
}

func (n nullNumber) MarshalJSON() ([]byte, error) { return json.Marshal(n.Number) }

func (n *nullNumber) UnmarshalJSON(text []byte) error {
	n.Valid = true
	return json.Unmarshal(text, &n.Number)
}

// An odd id has JSON that is not valid for an id.
type odd json.RawMessage

func (o odd) MarshalJSON() ([]byte, error)     { return o, nil }
func (o *odd) UnmarshalJSON(text []byte) error { *o = odd(text); return nil }

func TestJSONTextOfText(t *testing.T) {
	for _, text := range []string{"a", "7", "null", "true", `a"b`, "a/b c%2F", "<&>", "été", "{}"} {
		var id nullText
		if !ParseText(text, JSONText{&id}) || id != (nullText{text, true}) {
			t.Errorf("ParseText(%q) = %v", text, id)
		}
		if got, err := (JSONText{&id}).MarshalText(); err != nil || string(got) != text {
			t.Errorf("MarshalText of %q = %q, %v", text, got, err)
		}
	}
	if ParseText("\xff", JSONText{&nullText{}}) {
		t.Error("bytes that are not UTF-8 were taken for another text")
	}
}

func TestJSONTextOfNumber(t *testing.T) {
	for text, want := range map[string]bool{"7": true, "-3": true, "0": true, "07": false, "+7": false, "7.0": false, "7e0": false, "x": false, "null": false, " 7": false, "": false} {
		var id nullNumber
		if got := ParseText(text, JSONText{&id}); got != want {
			t.Errorf("ParseText(%q) = %v, want %v", text, got, want)
		}
	}
	if got := Text(JSONText{&nullNumber{42, true}}); got != "42" {
		t.Errorf("Text = %q, want 42", got)
	}
}

func TestJSONTextIsNone(t *testing.T) {
	for _, text := range []string{"null", "true", "{}", "[1]", " 7 x", ""} {
		o := odd(text)
		if got, err := (JSONText{&o}).MarshalText(); err == nil {
			t.Errorf("MarshalText of %q = %q, want an error", text, got)
		}
	}
	for _, id := range []nullText{{}, {"broken", true}} {
		if got := Text(JSONText{&id}); got != "" {
			t.Errorf("Text(%v) = %q, want nothing", id, got)
		}
	}
}
