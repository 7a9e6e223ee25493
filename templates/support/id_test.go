package etagen

import (
	"encoding"
	"errors"
	"math"
	"net/netip"
	"strconv"
	"strings"
	"testing"
)

func TestParseInt(t *testing.T) {
	tests := []struct {
		in   string
		bits int
		want int64
		ok   bool
	}{
		{"0", 64, 0, true},
		{"7", 64, 7, true},
		{"10", 8, 10, true},
		{"-1", 64, -1, true},
		{"-128", 8, -128, true},
		{"127", 8, 127, true},
		{"128", 8, 0, false},
		{"9223372036854775807", 64, math.MaxInt64, true},
		{"9223372036854775808", 64, 0, false},
		{"", 64, 0, false},
		{"-", 64, 0, false},
		{"01", 64, 0, false},
		{"00", 64, 0, false},
		{"-01", 64, 0, false},
		{"-0", 64, 0, false},
		{"+1", 64, 0, false},
		{" 1", 64, 0, false},
		{"1_0", 64, 0, false},
		{"0x1", 64, 0, false},
		{"1e2", 64, 0, false},
		{"١", 64, 0, false},
	}
	for _, test := range tests {
		if got, ok := ParseInt(test.in, test.bits); got != test.want || ok != test.ok {
			t.Errorf("ParseInt(%q, %d) = %d, %t", test.in, test.bits, got, ok)
		}
		if test.want < 0 {
			continue
		}
		if got, ok := ParseUint(test.in, 64); test.bits == 64 && test.ok && (int64(got) != test.want || !ok) {
			t.Errorf("ParseUint(%q) = %d, %t", test.in, got, ok)
		}
	}
}

func TestParseUint(t *testing.T) {
	tests := []struct {
		in   string
		bits int
		want uint64
		ok   bool
	}{
		{"18446744073709551615", 64, math.MaxUint64, true},
		{"18446744073709551616", 64, 0, false},
		{"255", 8, 255, true},
		{"256", 8, 0, false},
		{"0", 8, 0, true},
		{"01", 8, 0, false},
		{"+1", 8, 0, false},
		{"-1", 8, 0, false},
		{"-0", 8, 0, false},
		{"", 8, 0, false},
	}
	for _, test := range tests {
		if got, ok := ParseUint(test.in, test.bits); got != test.want || ok != test.ok {
			t.Errorf("ParseUint(%q, %d) = %d, %t", test.in, test.bits, got, ok)
		}
	}
}

func FuzzParseInt(f *testing.F) {
	for _, s := range []string{"0", "-0", "01", "+1", "-1", "18446744073709551615", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, ok := ParseInt(s, 64); ok && strconv.FormatInt(n, 10) != s {
			t.Errorf("%q was taken for %d", s, n)
		}
		if n, ok := ParseUint(s, 64); ok && strconv.FormatUint(n, 10) != s {
			t.Errorf("%q was taken for %d", s, n)
		}
	})
}

// shelfmark accepts any text without blanks, and has no method to write it.
type shelfmark string

func (s *shelfmark) UnmarshalText(text []byte) error {
	if strings.Contains(string(text), " ") {
		return errors.New("blank in a shelfmark")
	}
	*s = shelfmark(text)
	return nil
}

// mute accepts any text and fails to write it.
type mute struct{ shelfmark }

func (*mute) MarshalText() ([]byte, error) { return nil, errors.New("no text") }

func TestParseText(t *testing.T) {
	tests := []struct {
		name, in string
		id       encoding.TextUnmarshaler
		ok       bool
	}{
		{"canonical", "2001:db8::1", new(netip.Addr), true},
		{"other case", "2001:DB8::1", new(netip.Addr), false},
		{"leading zeros", "2001:0db8::1", new(netip.Addr), false},
		{"not an id", "2001", new(netip.Addr), false},
		{"empty", "", new(netip.Addr), false}, // netip accepts it
		{"no marshaler", "QA76", new(shelfmark), true},
		{"no marshaler, not an id", "QA 76", new(shelfmark), false},
		{"marshaler fails", "", new(mute), false},
		{"marshaler fails on a text", "a", new(mute), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if ok := ParseText(test.in, test.id); ok != test.ok {
				t.Errorf("ParseText(%q) = %t", test.in, ok)
			}
		})
	}
	var id shelfmark
	if !ParseText("QA76", &id) || id != "QA76" {
		t.Errorf("read as %q", id)
	}
}
