package etagentest

import (
	"encoding/json"
	"testing"
	"time"
)

func TestMoveString(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"", 1, "1"},
		{"v", 3, "v3"},
		{"v7", 1, "v8"},
		{"v9", 2, "v11"},
		{"2024-0099", 1, "2024-0100"},
		{"7c9e-00ff", 1, "7c9e-01ff"},
		{"é1/ü", 1, "é2/ü"},
		{"999999999999999999", 1, "1000000000000000000"},
		{"12345678901234567890", 1, "12345678901234567891"},
	} {
		if got := MoveString(c.text, c.n); got != c.want {
			t.Errorf("MoveString(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

func TestMoveBytes(t *testing.T) {
	for _, c := range []struct{ bytes, want string }{
		{"", "\x01"},
		{"\x00\x07", "\x00\x08"},
		{"\x00\xff", "\x01\x00"},
		{"\xff", "\x00"},
	} {
		given := []byte(c.bytes)
		if got := MoveBytes(given); string(got) != c.want || string(given) != c.bytes {
			t.Errorf("MoveBytes(%q) = %q, want %q; the argument is %q then", c.bytes, got, c.want, given)
		}
	}
	for _, c := range []struct{ text, want string }{
		{``, `1`}, {`7`, `8`}, {`"v9"`, `"v10"`}, {`"v"`, `1`}, {`null`, `1`}, {`{"a":1}`, `{"a":2}`},
	} {
		if got := MoveBytes(json.RawMessage(c.text)); string(got) != c.want {
			t.Errorf("MoveBytes(%s) = %s, want %s", c.text, got, c.want)
		}
	}
}

func TestLater(t *testing.T) {
	at := time.Date(2020, time.May, 4, 12, 0, 0, 0, time.UTC)
	if got := Later(at); !got.Equal(at.Add(time.Second)) {
		t.Errorf("Later(%v) = %v", at, got)
	}
	if first := Later(time.Time{}); first.Year() < 2000 {
		t.Errorf("the first time is %v", first)
	}
}
