package etagentest

import (
	"encoding"
	"errors"
	"math/big"
	"net/netip"
	"strconv"
	"strings"
	"testing"
)

// padded is an id of 20 digits that ends in 0, such as an XID.
type padded string

func (p padded) MarshalText() ([]byte, error) { return []byte(p), nil }

func (p *padded) UnmarshalText(text []byte) error {
	if len(text) != 20 || text[19] != '0' {
		return errors.New("not padded")
	}
	*p = padded(text)
	return nil
}

// prefixed is an id with a prefix, which its zero value also has.
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

// exact is an id with a fixed length but no form, such as a Nano ID.
type exact string

func (e *exact) UnmarshalText(text []byte) error {
	if len(text) != 21 {
		return errors.New("not exact")
	}
	*e = exact(text)
	return nil
}

// lettered is an id that begins with a letter, such as a CUID2.
type lettered string

func (l *lettered) UnmarshalText(text []byte) error {
	if len(text) != 24 || text[0] < 'a' || text[0] > 'z' || strings.ContainsAny(string(text), "/:.@") {
		return errors.New("not lettered")
	}
	*l = lettered(text)
	return nil
}

// disguised is a number with a text that hides it, such as a Sqid.
type disguised uint32

func (d disguised) MarshalText() ([]byte, error) {
	return []byte(strings.Map(func(c rune) rune { return c - '0' + 'k' }, strconv.Itoa(int(d)))), nil
}

func (d *disguised) UnmarshalText(text []byte) error {
	n, err := strconv.Atoi(strings.Map(func(c rune) rune { return c - 'k' + '0' }, string(text)))
	*d = disguised(n)
	return err
}

// slug is a text of lower-case letters.
type slug string

func (s *slug) UnmarshalText(text []byte) error {
	if len(text) == 0 || strings.Trim(string(text), "abcdefghijklmnopqrstuvwxyz") != "" {
		return errors.New("not a slug")
	}
	*s = slug(text)
	return nil
}

// currency is a code of three upper-case letters.
type currency string

func (c *currency) UnmarshalText(text []byte) error {
	if len(text) != 3 || strings.Trim(string(text), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return errors.New("not a currency")
	}
	*c = currency(text)
	return nil
}

// Many counted values are all different, whether each is made from the one before or
// from the first.
func TestIdsWithoutAFormAreCounted(t *testing.T) {
	for _, fresh := range []func() encoding.TextUnmarshaler{
		func() encoding.TextUnmarshaler { return new(exact) },
		func() encoding.TextUnmarshaler { return new(lettered) },
		func() encoding.TextUnmarshaler { return new(disguised) },
		func() encoding.TextUnmarshaler { return new(currency) },
		func() encoding.TextUnmarshaler { return new(slug) },
	} {
		first, last := fresh(), fresh()
		text := Text(t, first)
		Text(t, last)
		far, near := map[string]bool{text: true}, map[string]bool{text: true}
		for n := 1; n <= 120; n++ {
			other := fresh()
			if !set(other, text) || !MoveText(other, text, n) || far[TextOf(other)] {
				t.Fatalf("%T: %d from %q is %q, as another one is", first, n, text, TextOf(other))
			}
			if !MoveText(last, TextOf(last), 1) || near[TextOf(last)] {
				t.Fatalf("%T: the value number %d is %q, as another one is", first, n, TextOf(last))
			}
			far[TextOf(other)], near[TextOf(last)] = true, true
		}
	}
}

// TestIdsOfLibrariesHaveTexts makes ids in the forms of libraries, and others.
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
