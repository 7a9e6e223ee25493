package etagen

import (
	"encoding"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"math/big"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestAppendText(t *testing.T) {
	tests := []struct{ name, in, text, part string }{
		{"empty", "", "", ""},
		{"plain", "v1-a_B~", "v1-a_B~", "v1-a_B~"},
		{"dot", "1.2", "1.2", "1%2E2"},
		{"first and last plain byte", "!~", "!~", "!~"},
		{"blank", "a b", "a%20b", "a%20b"},
		{"quote", `a"b`, "a%22b", "a%22b"},
		{"escape", "a%20b", "a%2520b", "a%2520b"},
		{"comma and backslash", `,\`, "%2C%5C", "%2C%5C"},
		{"controls", "\x00\x1f\n", "%00%1F%0A", "%00%1F%0A"},
		{"DEL", "\x7f", "%7F", "%7F"},
		{"not ASCII", "é\xff", "%C3%A9%FF", "%C3%A9%FF"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := string(AppendText([]byte("x"), test.in)); got != "x"+test.text {
				t.Errorf("AppendText: %s, want %s", got, test.text)
			}
			if got := string(AppendPart([]byte("x"), test.in)); got != "x"+test.part {
				t.Errorf("AppendPart: %s, want %s", got, test.part)
			}
		})
	}
}

func TestAppendBytes(t *testing.T) {
	if got := string(AppendBytes([]byte("x"), []byte{0, 0xaf})); got != "x00af" {
		t.Error(got)
	}
}

func FuzzAppendText(f *testing.F) {
	f.Add("a.b", `"%2E`)
	f.Add("\x00\x7f\xff", "")
	f.Fuzz(func(t *testing.T, version, part string) {
		tag := AppendText([]byte(`"`), version)
		tag = AppendPart(append(tag, '.'), part)
		tag = append(tag, '"')
		if tags, malformed := walk(string(tag)); malformed || len(tags) != 1 {
			t.Fatalf("%s is no entity tag", tag)
		}
		dot := strings.LastIndexByte(string(tag), '.')
		for _, text := range []struct{ escaped, plain string }{
			{string(tag[1:dot]), version}, {string(tag[dot+1 : len(tag)-1]), part},
		} {
			if back, err := url.PathUnescape(text.escaped); err != nil || back != text.plain {
				t.Errorf("%q was appended as %s, which is %q", text.plain, text.escaped, back)
			}
		}
	})
}

type text struct {
	s   string
	err error
}

func (t text) MarshalText() ([]byte, error) { return []byte(t.s), t.err }

func TestAppendMarshaled(t *testing.T) {
	tests := []struct {
		name string
		in   encoding.TextMarshaler
		want string
		ok   bool
	}{
		{"text", text{s: "a b"}, "a%20b", true},
		{"pointer", &text{s: "a"}, "a", true},
		{"integer", big.NewInt(-7), "-7", true},
		{"empty text", text{}, "", false},
		{"failure", text{"a", errors.New("no text")}, "", false},
		{"nil", nil, "", false},
		{"nil pointer", (*text)(nil), "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := AppendMarshaled([]byte("x"), test.in)
			if string(got) != "x"+test.want || ok != test.ok {
				t.Errorf("got %s, %t", got, ok)
			}
		})
	}
}

func TestAppendTime(t *testing.T) {
	tests := []struct {
		in   time.Time
		want string
	}{
		{time.Unix(1732224675, 123), "1732224675-000000123"},
		{time.Unix(1732224675, 987654321).In(time.FixedZone("", 3600)), "1732224675-987654321"},
		{time.Unix(0, 0), "0-000000000"},
		{time.Unix(-1, 100_000_000), "-1-100000000"},
		{time.Time{}, "-62135596800-000000000"},
	}
	for _, test := range tests {
		if got := string(AppendTime([]byte("x"), test.in)); got != "x"+test.want {
			t.Errorf("%v: %s, want %s", test.in, got, test.want)
		}
	}
}

func TestAppendDigest(t *testing.T) {
	digest := func(values ...any) string {
		d, ok := AppendDigest([]byte("x"), values...)
		if !ok {
			t.Fatalf("%v: not encoded", values)
		}
		return string(d)
	}
	if got, want := digest(1, "a"), digest(1, "a"); got != want || len(got) != 17 || got[0] != 'x' {
		t.Errorf("%s and %s", got, want)
	}
	if tags, malformed := walk(`"` + digest("a") + `"`); malformed || strings.ContainsAny(tags[0], ".,%") {
		t.Errorf("%q may not stand in a tag", tags)
	}
	seen := map[string][]any{}
	for _, values := range [][]any{
		{}, {nil}, {0}, {1}, {"1"}, {1, 1}, {11}, {[]int{1, 1}}, {"a", "b"}, {"ab"}, {"a\n", "b"}, {"a", "\nb"}, {"a\n\"b"}, {"b", "a"},
	} {
		d := digest(values...)
		if same, ok := seen[d]; ok {
			t.Errorf("%q and %q have the same digest", values, same)
		}
		seen[d] = values
	}
	if got, ok := AppendDigest([]byte("x"), 1, func() {}); ok || string(got) != "x" {
		t.Errorf("a function was encoded: %s", got)
	}
}

// A spoken is a value with a text and a zero.
type spoken struct {
	text string
	zero bool
}

func (s spoken) MarshalText() ([]byte, error) { return []byte(s.text), nil }
func (s spoken) IsZero() bool                 { return s.zero }

// A dated has the text of the time that it embeds.
type dated struct{ time.Time }

// A labelled has its own text, in addition to the time.
type labelled struct {
	time.Time
	label string
}

func (l labelled) MarshalText() ([]byte, error) { return []byte(l.label), nil }

// A hashed is a value for which only zero can mean no value.
type hashed struct{ sum [2]byte }

func (h hashed) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h.sum[:]), nil }

// A ratio is a number with a text.
type ratio float64

func (r ratio) MarshalText() ([]byte, error) { return []byte(fmt.Sprint(float64(r))), nil }

// A wide is a number around a pointer that may be nil.
type wide struct{ *big.Int }

// TestAppendMarshaledTellsStatesApart checks that a value without information makes no
// tag, and that an instant has only one text.
func TestAppendMarshaledTellsStatesApart(t *testing.T) {
	at := time.Date(2026, time.July, 1, 12, 0, 0, 7, time.FixedZone("", 7200))
	tests := []struct {
		name  string
		value encoding.TextMarshaler
		want  string
	}{
		{"a text", spoken{"x", false}, "x"},
		{"a text with a dot, which parts two parts", spoken{"1.2", false}, "1%2E2"},
		{"no text", spoken{"", false}, ""},
		{"empty text in quotes", spoken{`""`, false}, ""},
		{"null, as an option of nothing says it", spoken{"null", false}, ""},
		{"null in quotes is a text", spoken{`"null"`, false}, "%22null%22"},
		{"zero with a text", spoken{"00000000-0000-0000-0000-000000000000", true}, ""},
		{"zero that is a number", spoken{"0", true}, "0"},
		{"zero in memory", hashed{}, ""},
		{"zero behind a pointer", &hashed{}, ""},
		{"not zero in memory", &hashed{[2]byte{0, 1}}, "0001"},
		{"zero in memory that is a number", new(big.Int), "0"},
		{"not a number", ratio(math.NaN()), ""},
		{"a number", ratio(1.5), "1%2E5"},
		{"a number that is nil", &wide{}, ""},
		{"an instant", dated{at.UTC()}, "1782900000-000000007"},
		{"the same elsewhere", dated{at}, "1782900000-000000007"},
		{"the same by its text alone", spoken{at.Format(time.RFC3339Nano), false}, "1782900000-000000007"},
		{"the same in quotes", spoken{strconv.Quote(at.Format(time.RFC3339Nano)), false}, "1782900000-000000007"},
		{"no instant", dated{}, ""},
		{"no instant in a text", spoken{"0001-01-01T00:00:00Z", false}, ""},
		{"no instant elsewhere", spoken{"0001-01-01T02:00:00+02:00", false}, ""},
		{"an hour that no day has", spoken{"2026-07-01T25:00:00Z", false}, "2026-07-01T25:00:00Z"},
		{"a time with a text of its own", labelled{at, "a"}, "a"},
		{"a text beside a time that is not known", labelled{label: "a"}, "a"},
	}
	for _, test := range tests {
		got, ok := AppendMarshaled(nil, test.value)
		if string(got) != test.want || ok != (test.want != "") {
			t.Errorf("%s: %q, %t, want %q", test.name, got, ok, test.want)
		}
	}
}
