package etagentest

import (
	"encoding/json"
	"errors"
	"math/big"
	"net/netip"
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

func TestMoveText(t *testing.T) {
	for _, c := range []struct {
		address string
		n       int
		want    string
	}{
		{"192.0.2.7", 3, "192.0.2.10"},
		{"192.0.2.255", 3, "192.0.2.3"}, // the next address is not valid
		{"2001:db8::ff", 1, "2001:db9::ff"},
	} {
		a := netip.MustParseAddr(c.address)
		if !MoveText(&a, TextOf(&a), c.n) || a.String() != c.want {
			t.Errorf("%s moved by %d is %s, want %s", c.address, c.n, a, c.want)
		}
	}
	e := enum("red")
	if MoveText(&e, TextOf(&e), 1) || e != "red" {
		t.Errorf("a value that takes no other text is now %q", e)
	}
}

type enum string

func (e *enum) UnmarshalText(text []byte) error {
	if string(text) != "red" {
		return errors.New("not red")
	}
	*e = "red"
	return nil
}

// A copy of a big.Int shares its digits.
func TestMoveTextLeavesCopiesAlone(t *testing.T) {
	stored := *big.NewInt(41)
	next := stored
	if !MoveText(&next, TextOf(&next), 1) || next.Int64() != 42 || stored.Int64() != 41 {
		t.Errorf("41 became %d, and its copy %d", &next, &stored)
	}
	Count(&next, 7)
	if next.Int64() != 7 || stored.Int64() != 41 {
		t.Errorf("41 became %d, and its copy %d", &next, &stored)
	}
}

func TestTextOf(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{
		{big.NewInt(5), "5"},
		{(*big.Int)(nil), ""},
		{7, ""},
		{time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), ""}, // has no text
	} {
		if got := TextOf(c.value); got != c.want {
			t.Errorf("TextOf(%v) = %q, want %q", c.value, got, c.want)
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

func TestUnchanged(t *testing.T) {
	for want, value := range map[string]any{
		"{}":    map[string]int{"a": 1},
		"[1]":   []int{1},
		`"red"`: "red",
	} {
		if got := Unchanged(t, value); got != want {
			t.Errorf("Unchanged(%v) = %s, want %s", value, got, want)
		}
	}
}
