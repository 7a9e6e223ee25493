package etagen

import (
	"encoding/json"
	"math/big"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

// pathOf returns a request with a text as the id in its path.
func pathOf(u *url.URL, id string) *http.Request {
	r := &http.Request{URL: u}
	r.SetPathValue("id", id)
	return r
}

func TestParseString(t *testing.T) {
	for _, s := range []string{"a", "...", "a/b", "/a", "//", "..a", "%2E", " ", "\n", "é", "\ufffd", strings.Repeat("a", 1024)} {
		if got, ok := ParseString(pathOf(nil, s), "id"); !ok || got != s {
			t.Errorf("ParseString(%q) = %q, %t", s, got, ok)
		}
	}
	for _, s := range []string{"", ".", "..", "/", "\x00", "a\x00b", "\xff", "a\xc3", strings.Repeat("a", 1025), strings.Repeat("é", 513), strings.Repeat("a", 400_000)} {
		if _, ok := ParseString(pathOf(nil, s), "id"); ok {
			t.Errorf("ParseString(%.20q) took it", s)
		}
	}
}

func TestParseRest(t *testing.T) {
	tests := []struct {
		target, text string
		ok           bool
	}{
		{"/files/", "", false},
		{"/files/a", "a", true},
		{"/files/a/b", "a/b", true},
		{"/files/a%2Fb", "a/b", false},
		{"/files/a%2fb/c", "a/b/c", false},
		{"/a%2Fb", "a/b", false},
		{"/a/b", "a/b", true},
		{"/files/%61/b", "a/b", true},
		{"/files/a/b/", "a/b/", true},
		{"/files/a/b%2F", "a/b/", false},
		{"/files/a//b", "a//b", false},
		{"/files/a%2F%2Fb", "a//b", true},
		{"/files//a", "/a", false},
		{"/files/%2Fa", "/a", true},
		{"/files/../a", "../a", false},
		{"/files/..%2Fa", "../a", true},
		{"/files/a/./b", "a/./b", false},
		{"/files/.", ".", false},
		{"/files/%2E%2E", "..", false},
		{"/files/%2F", "/", false},
		{"/files/%00", "\x00", false},
		{"/files/é/b", "é/b", true},
		{"/me", "a/b", true}, // the caller of the handler has the text from elsewhere
		{"/me", "a//b", true},
		{"/me", "..", false},
	}
	for _, test := range tests {
		u, err := url.ParseRequestURI(test.target)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := ParseRest(pathOf(u, test.text), "id"); got != test.text || ok != test.ok {
			t.Errorf("ParseRest of %s, %q = %q, %t", test.target, test.text, got, ok)
		}
	}
}

// For any text, the end of a path that represents it is read as that text.
func FuzzEscapeRest(f *testing.F) {
	for _, s := range []string{"a", "a/b", "a//b", "/", "a/", "../a", "a/..", ".", "%2F", "é ?#"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := url.ParseRequestURI("/files/" + escapeRest(s))
		if err != nil || u.Path != "/files/"+s || u.RawQuery != "" {
			t.Fatalf("%q became %q, which is %v: %v", s, escapeRest(s), u, err)
		}
		if text, ok := ParseRest(pathOf(u, s), "id"); addressable(s) && (!ok || text != s) {
			t.Errorf("%q, that is %q, is not read", u.EscapedPath(), s)
		}
		if again, err := url.Parse("http://example.com/"); addressable(s) && err == nil {
			if resolved := again.ResolveReference(u); resolved.Path != u.Path {
				t.Errorf("%q is cleaned away: %q", u.EscapedPath(), resolved.Path)
			}
		}
	})
}

func TestText(t *testing.T) {
	id := netip.MustParseAddr("2001:db8::1")
	for _, test := range []struct {
		id   any
		want string
	}{
		{&id, "2001:db8::1"}, {new(netip.Addr), ""}, {new(shelfmark), ""}, {new(mute), ""}, {new(int), ""},
	} {
		if got := Text(test.id); got != test.want {
			t.Errorf("Text(%v) = %q, want %q", test.id, got, test.want)
		}
	}
}

// A loud text is the same in any case; a jsonID only has a text in its JSON.
type loud string

func (l loud) MarshalText() ([]byte, error) { return []byte(strings.ToLower(string(l))), nil }

type jsonID struct{ n *int }

func (id *jsonID) MarshalJSON() ([]byte, error)    { return json.Marshal(id.n) }
func (id *jsonID) UnmarshalJSON(text []byte) error { return json.Unmarshal(text, &id.n) }

func TestSameText(t *testing.T) {
	one, another, two := 1, 1, 2
	for _, test := range []struct {
		name      string
		got, want bool
	}{
		{"equal texts", SameText(loud("A"), loud("a")), true},
		{"other texts", SameText(loud("A"), loud("b")), false},
		{"pointers with one text", SameText(big.NewInt(7), big.NewInt(7)), true},
		{"pointers with other texts", SameText(big.NewInt(7), big.NewInt(8)), false},
		{"values behind pointers", SameText(*big.NewInt(7), *big.NewInt(7)), true},
		{"one number in JSON", SameText(jsonID{&one}, jsonID{&another}), true},
		{"other numbers in JSON", SameText(jsonID{&one}, jsonID{&two}), false},
		{"no text, equal", SameText([]int{1}, []int{1}), true},
		{"no text, other", SameText([]int{1}, []int{2}), false},
	} {
		if test.got != test.want {
			t.Errorf("%s: %t, want %t", test.name, test.got, test.want)
		}
	}
}
