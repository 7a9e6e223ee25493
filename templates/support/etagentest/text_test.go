package etagentest

import (
	"errors"
	"strings"
	"testing"
)

// padded is an id of 20 digits, of which the last is 0: such is an XID.
type padded string

func (p padded) MarshalText() ([]byte, error) { return []byte(p), nil }

func (p *padded) UnmarshalText(text []byte) error {
	if len(text) != 20 || text[19] != '0' {
		return errors.New("not padded")
	}
	*p = padded(text)
	return nil
}

// prefixed is an id with a prefix, which its zero value has too.
type prefixed string

func (p prefixed) MarshalText() ([]byte, error) {
	if p == "" {
		return []byte("user_00000000000000000000000000"), nil
	}
	return []byte(p), nil
}

func (p *prefixed) UnmarshalText(text []byte) error {
	if !strings.HasPrefix(string(text), "user_") || len(text) != 31 {
		return errors.New("not prefixed")
	}
	*p = prefixed(text)
	return nil
}

// TestIdsOfLibrariesHaveTexts makes ids of the forms that libraries have, and
// others beside them.
func TestIdsOfLibrariesHaveTexts(t *testing.T) {
	var x padded
	var y prefixed
	if text := Text(t, &x); text != string(x) || text == "" {
		t.Errorf("%q has the text %q", x, text)
	}
	if text := Text(t, &y); text != string(y) || text == "" {
		t.Errorf("%q has the text %q", y, text)
	}
	if first := y; Text(t, &y) != string(first) {
		t.Error("a value that has a text is given another one")
	}
	seen := map[padded]bool{}
	for n := range 40 {
		other := x
		if !MoveText(&other, string(x), n+2) || seen[other] {
			t.Fatalf("the value number %d is %q, as another one is", n, other)
		}
		seen[other] = true
	}
}
