package etagen

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A Coding that cannot be used is rejected before the first request.
func TestFaultyCodings(t *testing.T) {
	fails := func([]byte, []byte) ([]byte, error) { return nil, fmt.Errorf("broken") }
	for _, test := range []struct {
		codings []Coding
		want    string
	}{
		{[]Coding{{"", reversed}}, `"" needs`},
		{[]Coding{{"identity", reversed}}, `"identity" needs`},
		{[]Coding{{"7z", reversed}}, `"7z" needs`},
		{[]Coding{{"a,b", reversed}}, `"a,b" needs`},
		{[]Coding{{"turn", nil}}, `"turn" needs`},
		{[]Coding{{"turn", fails}}, "broken"},
		{[]Coding{{"turn", reversed}, {"Turn", reversed}}, `two Codings named "turn"`},
		{[]Coding{{"a", reversed}, {"b", reversed}, {"c", reversed}, {"d", reversed}, {"e", reversed}, {"f", reversed}, {"h", reversed}, {"i", reversed}}, "9 Codings"},
	} {
		got := func() (said string) {
			defer func() { said = fmt.Sprint(recover()) }()
			new(HandlerCoder).With(new(Coder), test.codings)
			return ""
		}()
		if !strings.Contains(got, test.want) {
			t.Errorf("%d Codings: panic %q, want %q", len(test.codings), got, test.want)
		}
	}
}

// Codings with the same output for the text that suffixes are made from still have
// different suffixes, even if their names begin with the same letter.
func TestCodingsOfEqualBytes(t *testing.T) {
	h := codedBy(Coding{"turn", reversed}, Coding{"twist", reversed})
	tags := map[string]string{}
	for _, name := range []string{"turn", "twist"} {
		tag := readCoded(h, name).Header.Get("Etag")
		if other, ok := tags[tag]; ok {
			t.Errorf("%s and %s have the entity tag %s", other, name, tag)
		}
		tags[tag] = name
	}
}

// An Accept-Encoding that no client sends is not read to its end.
func TestLongAcceptEncoding(t *testing.T) {
	lines := func(n int) (all []string) {
		for range n {
			all = append(all, "")
		}
		return append(all, "gzip")
	}
	for name, test := range map[string]struct {
		lines  []string
		coding string
	}{
		"short":       {[]string{strings.Repeat(",", 2000) + "gzip"}, "gzip"},
		"many lines":  {lines(2000), "gzip"},
		"one line":    {[]string{strings.Repeat(",", 1<<20) + "gzip"}, ""},
		"empty lines": {lines(5000), ""},
		"two lines":   {[]string{"gzip", strings.Repeat("x", 5000)}, "gzip"},
		"turned":      {[]string{strings.Repeat("x", 5000), "gzip"}, ""},
	} {
		for _, proxy := range []Proxy{{}, {Suffix: "-gzip"}} {
			s := codedServer{proxy: proxy}.made()
			answer := s.ask(http.MethodGet, http.Header{"Accept-Encoding": test.lines})
			if got := answer.Header.Get("Content-Encoding"); got != test.coding {
				t.Errorf("%s: Content-Encoding %q, want %q", name, got, test.coding)
			}
			want := 200
			if test.coding != "" && proxy.Suffix != "" {
				want = 304
			}
			suffixed := http.Header{"Accept-Encoding": test.lines, "If-None-Match": {`"42.k3x9q2-gzip"`}}
			if got := s.ask(http.MethodGet, suffixed).StatusCode; got != want {
				t.Errorf("%s, suffix %q: %d, want %d", name, proxy.Suffix, got, want)
			}
		}
	}
}

// A handler that sends the content itself responds with 304 to a date and to *, even
// though the length of the content is not known.
func TestCodedCheck(t *testing.T) {
	since := codedModified.Format(http.TimeFormat)
	for _, min := range codedMins {
		s := codedServer{min: min}.made()
		for _, test := range []struct {
			field, value string
			status       int
		}{
			{"If-None-Match", "*", 304},
			{"If-Modified-Since", since, 304},
			{"If-Modified-Since", codedModified.Add(-1e9).Format(http.TimeFormat), 0},
			{"If-None-Match", `"41.k3x9q2"`, 0},
		} {
			for _, accept := range []string{"gzip", ""} {
				r := httptest.NewRequest(http.MethodGet, "/books/a1", nil)
				r.Header = http.Header{"Accept-Encoding": {accept}, test.field: {test.value}}
				w := httptest.NewRecorder()
				if proceeds := s.resource.Check(w, r, s.state(), nil); proceeds != (test.status == 0) || test.status != 0 && w.Code != test.status {
					t.Errorf("min %d, %v: Check says %t, %d", min, r.Header, proceeds, w.Code)
				}
				p := s.resource.Evaluate(r, s.state())
				if (p == nil) != (test.status == 0) || p != nil && (p.Status != test.status || p.Header != test.field) {
					t.Errorf("min %d, %v: Evaluate says %+v", min, r.Header, p)
				}
				if p == nil {
					continue
				}
				coded := accept == "gzip" && min == 0
				for _, tag := range []string{w.Header().Get("Etag"), p.Fields.Get("Etag")} {
					if strings.Contains(tag, "-g") != coded {
						t.Errorf("min %d, %v: the entity tag of the 304 is %s", min, r.Header, tag)
					}
				}
			}
		}
	}
}

// A 304 of a list has no Link, whatever decided it.
func TestCodedListLink(t *testing.T) {
	for _, min := range codedMins {
		s := codedServer{list: true, stat: true, min: min, next: "b1"}.made()
		for condition, status := range map[string]int{"": 200, `"x"`: 200, "*": 304} {
			fields := http.Header{"Accept-Encoding": {"gzip"}}
			if condition != "" {
				fields.Set("If-None-Match", condition)
			}
			answer := s.ask(http.MethodGet, fields)
			link := answer.Header.Get("Link")
			if answer.StatusCode != status || strings.Contains(link, `rel="next"`) != (status == 200) || (link == "") != (status == 304) {
				t.Errorf("min %d, If-None-Match %s: %d with Link %q", min, condition, answer.StatusCode, link)
			}
		}
	}
}
