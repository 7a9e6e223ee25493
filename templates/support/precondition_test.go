package etagen

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// The state that the requests in the tests refer to: modified within the last second.
var (
	testModified = time.Date(1994, 11, 6, 8, 49, 37, 999, time.UTC)
	strongTag    = &State{Tag: []byte(`"v1"`), Modified: testModified}
	weakTag      = &State{Tag: []byte(`W/"v1"`), Modified: testModified}
	noTag        = &State{Tag: nil, Modified: testModified}
	noDate       = &State{Tag: []byte(`"v1"`), Modified: time.Time{}}
	bare         = &State{}
	missing      = (*State)(nil)
)

const (
	sameDate  = "Sun, 06 Nov 1994 08:49:37 GMT"
	olderDate = "Sun, 06 Nov 1994 08:49:36 GMT"
	newerDate = "Sun, 06 Nov 1994 08:49:38 GMT"
)

// header returns a header with lines such as "If-Match: *".
func header(lines ...string) http.Header {
	h := http.Header{}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		h[name] = append(h[name], value)
	}
	return h
}

func decide(method string, cur *State, lines ...string) (status int, field string) {
	v, _ := new(Resource).evaluate(nil, &http.Request{Method: method, Header: header(lines...)}, cur, &Settings{Now: at("2024-06-01T00:00:00Z")})
	return v.status, v.field
}

func TestIfMatch(t *testing.T) {
	tests := []struct {
		name  string
		cur   *State
		lines []string
		want  bool
	}{
		{"the tag", strongTag, []string{`"v1"`}, true},
		{"another tag", strongTag, []string{`"v2"`}, false},
		{"first of a list", strongTag, []string{`"v1", "v2"`}, true},
		{"last of a list", strongTag, []string{`"v2", "v1"`}, true},
		{"second line", strongTag, []string{`"v2"`, `"v1"`}, true},
		{"weak spelling of a strong tag", strongTag, []string{`W/"v1"`}, false},
		{"weak tag", weakTag, []string{`W/"v1"`}, false},
		{"strong spelling of a weak tag", weakTag, []string{`"v1"`}, false},
		{"asterisk", strongTag, []string{`*`}, true},
		{"asterisk, weak tag", weakTag, []string{`*`}, true},
		{"asterisk, no tag", noTag, []string{`*`}, true},
		{"asterisk, nothing there", missing, []string{`*`}, false},
		{"tag, nothing there", missing, []string{`"v1"`}, false},
		{"tag, no tag", noTag, []string{`"v1"`}, false},
		{"empty", strongTag, []string{``}, false},
		{"empty, no tag", noTag, []string{``}, false},
		{"no members", strongTag, []string{` , ,`}, false},
		{"malformed", strongTag, []string{`v1`}, false},
		{"malformed behind the tag", strongTag, []string{`"v1", v2`}, false},
		{"malformed in front of the tag", strongTag, []string{`v2, "v1"`}, false},
		{"malformed in another line", strongTag, []string{`"v1"`, `v2`}, false},
		{"asterisk behind the tag", strongTag, []string{`"v1", *`}, false},
		{"asterisk in front of the tag", strongTag, []string{`*, "v1"`}, false},
		{"asterisk in a line of its own", strongTag, []string{`"v1"`, `*`}, false},
		{"asterisk twice", strongTag, []string{`*`, `*`}, false},
		{"quoted asterisk", strongTag, []string{`"*"`}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := ifMatch(test.lines, test.cur); got != test.want {
				t.Errorf("If-Match %q against %s: %t", test.lines, test.cur.tag(), got)
			}
		})
	}
}

func TestIfNoneMatch(t *testing.T) {
	tests := []struct {
		name  string
		cur   *State
		lines []string
		hit   bool
	}{
		{"the tag", strongTag, []string{`"v1"`}, true},
		{"the tag, blanks around", strongTag, []string{` "v1"	`}, true},
		{"another tag", strongTag, []string{`"v2"`}, false},
		{"last of a list", strongTag, []string{`"v2", "v1"`}, true},
		{"second line", strongTag, []string{`"v2"`, `"v1"`}, true},
		{"weak spelling of a strong tag", strongTag, []string{`W/"v1"`}, true},
		{"weak tag", weakTag, []string{`W/"v1"`}, true},
		{"strong spelling of a weak tag", weakTag, []string{`"v1"`}, true},
		{"other case", strongTag, []string{`"V1"`}, false},
		{"asterisk", strongTag, []string{`*`}, true},
		{"asterisk, no tag", noTag, []string{`*`}, true},
		{"asterisk, nothing there", missing, []string{`*`}, false},
		{"tag, nothing there", missing, []string{`"v1"`}, false},
		{"empty tag, no tag", noTag, []string{`""`}, false},
		{"empty", strongTag, []string{``}, false},
		{"empty, no tag", noTag, []string{``}, false},
		{"two empty lines, no tag", noTag, []string{``, ``}, false},
		{"malformed", strongTag, []string{`v1`}, false},
		{"malformed behind the tag", strongTag, []string{`"v1", v2`}, true},
		{"malformed in front of the tag", strongTag, []string{`v2, "v1"`}, false},
		{"malformed line in front", strongTag, []string{`v2`, `"v1"`}, false},
		{"no comma", strongTag, []string{`"v1" "v2"`}, false},
		{"asterisk behind a tag", strongTag, []string{`"v2", *`}, false},
		{"asterisk in front of the tag", strongTag, []string{`*, "v1"`}, false},
		{"asterisk and a line", strongTag, []string{`*`, `"v1"`}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			etag, hit, _ := ifNoneMatch(nil, test.lines, test.cur)
			if hit != test.hit {
				t.Errorf("If-None-Match %q against %s: %t", test.lines, test.cur.tag(), hit)
			}
			if etag != nil && (len(etag) != 1 || cap(etag) != 1 || etag[0] != string(test.cur.tag())) {
				t.Errorf("sends back %q, cap %d", etag, cap(etag))
			}
		})
	}
}

// The client's own slice is sent back if possible, which saves an allocation.
func TestIfNoneMatchSendsBack(t *testing.T) {
	lines := append(make([]string, 0, 4), `"v1"`)
	_, etag := evaluateTags(benchRequest(), nil, lines, strongTag, nil)
	if len(etag) != 1 || &etag[0] != &lines[0] || cap(etag) != 1 {
		t.Errorf("got %q, cap %d", etag, cap(etag))
	}
	if etag, _, _ := ifNoneMatch(nil, []string{`"v2", "v1"`}, strongTag); len(etag) != 1 || etag[0] != `"v1"` {
		t.Errorf("of a list: %q", etag)
	}
	if etag, _, _ := ifNoneMatch(nil, []string{`W/"v1"`}, strongTag); etag != nil {
		t.Errorf("the weak spelling is not the tag: %q", etag)
	}
}

func TestModifiedSince(t *testing.T) {
	tests := []struct {
		name      string
		modified  time.Time
		lines     []string
		later, ok bool
	}{
		{"same second", testModified, []string{sameDate}, false, true},
		{"a second earlier", testModified, []string{olderDate}, true, true},
		{"a second later", testModified, []string{newerDate}, false, true},
		{"in the future", testModified, []string{"Sun, 06 Nov 2994 08:49:37 GMT"}, false, true},
		{"RFC 850", testModified, []string{"Sunday, 06-Nov-94 08:49:36 GMT"}, true, true},
		{"asctime", testModified, []string{"Sun Nov  6 08:49:36 1994"}, true, true},
		{"blanks around", testModified, []string{" " + olderDate + "\t"}, true, true},
		{"no date", testModified, []string{"yesterday"}, true, false},
		{"empty", testModified, []string{""}, true, false},
		{"two lines", testModified, []string{olderDate, olderDate}, false, false},
		{"not known", time.Time{}, []string{olderDate}, false, false},
		{"beyond an HTTP-date", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), []string{olderDate}, false, false},
		{"Unix epoch", time.Unix(0, 0), []string{"Wed, 31 Dec 1969 23:59:59 GMT"}, true, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			later, ok := modifiedSince(test.lines, test.modified, at("2024-06-01T00:00:00Z"))
			if ok != test.ok || ok && later != test.later {
				t.Errorf("%q: later %t, ok %t", test.lines, later, ok)
			}
		})
	}
}

func TestEvaluate(t *testing.T) {
	const get, head, put, del = http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete
	tests := []struct {
		name   string
		method string
		cur    *State
		lines  []string
		status int
		field  string
	}{
		{"no precondition", get, strongTag, nil, 0, ""},
		{"If-Match true", get, strongTag, []string{`If-Match: "v1"`}, 0, ""},
		{"If-Match false", get, strongTag, []string{`If-Match: "v2"`}, 412, "If-Match"},
		{"If-Match false, HEAD", head, strongTag, []string{`If-Match: "v2"`}, 412, "If-Match"},
		{"If-Match false, PUT", put, strongTag, []string{`If-Match: "v2"`}, 412, "If-Match"},
		{"If-Match without value", get, strongTag, []string{`If-Match: `}, 412, "If-Match"},
		{"If-Match true, If-None-Match false", get, strongTag, []string{`If-Match: "v1"`, `If-None-Match: "v1"`}, 304, "If-None-Match"},
		{"If-Match false, If-None-Match false", get, strongTag, []string{`If-Match: "v2"`, `If-None-Match: "v1"`}, 412, "If-Match"},
		{"If-Match true, If-None-Match false, PUT", put, strongTag, []string{`If-Match: "v1"`, `If-None-Match: "v1"`}, 412, "If-None-Match"},
		{"If-Match true, If-Modified-Since false", get, strongTag, []string{`If-Match: "v1"`, "If-Modified-Since: " + sameDate}, 304, "If-Modified-Since"},
		{"If-Match wins over If-Unmodified-Since", get, strongTag, []string{`If-Match: "v1"`, "If-Unmodified-Since: " + olderDate}, 0, ""},
		{"If-Match false, If-Unmodified-Since true", get, strongTag, []string{`If-Match: "v2"`, "If-Unmodified-Since: " + newerDate}, 412, "If-Match"},
		{"If-Unmodified-Since true", get, strongTag, []string{"If-Unmodified-Since: " + sameDate}, 0, ""},
		{"If-Unmodified-Since false", get, strongTag, []string{"If-Unmodified-Since: " + olderDate}, 412, "If-Unmodified-Since"},
		{"If-Unmodified-Since false, DELETE", del, strongTag, []string{"If-Unmodified-Since: " + olderDate}, 412, "If-Unmodified-Since"},
		{"If-Unmodified-Since no date", get, strongTag, []string{"If-Unmodified-Since: yesterday"}, 0, ""},
		{"If-Unmodified-Since twice", get, strongTag, []string{"If-Unmodified-Since: " + olderDate, "If-Unmodified-Since: " + olderDate}, 0, ""},
		{"If-Unmodified-Since, time not known", get, noDate, []string{"If-Unmodified-Since: " + olderDate}, 0, ""},
		{"If-Unmodified-Since true, If-None-Match false", get, strongTag, []string{"If-Unmodified-Since: " + newerDate, `If-None-Match: "v1"`}, 304, "If-None-Match"},
		{"If-Unmodified-Since false, If-None-Match false", get, strongTag, []string{"If-Unmodified-Since: " + olderDate, `If-None-Match: "v1"`}, 412, "If-Unmodified-Since"},
		{"both dates equal", get, strongTag, []string{"If-Unmodified-Since: " + sameDate, "If-Modified-Since: " + sameDate}, 304, "If-Modified-Since"},
		{"If-None-Match true", get, strongTag, []string{`If-None-Match: "v2"`}, 0, ""},
		{"If-None-Match false", get, strongTag, []string{`If-None-Match: "v1"`}, 304, "If-None-Match"},
		{"If-None-Match false, HEAD", head, strongTag, []string{`If-None-Match: "v1"`}, 304, "If-None-Match"},
		{"If-None-Match false, PUT", put, strongTag, []string{`If-None-Match: W/"v1"`}, 412, "If-None-Match"},
		{"If-None-Match *", get, bare, []string{`If-None-Match: *`}, 304, "If-None-Match"},
		{"If-None-Match *, PUT", put, bare, []string{`If-None-Match: *`}, 412, "If-None-Match"},
		{"If-None-Match *, PUT, nothing there", put, missing, []string{`If-None-Match: *`}, 0, ""},
		{"If-Match *, PUT, nothing there", put, missing, []string{`If-Match: *`}, 412, "If-Match"},
		{"If-None-Match true wins over If-Modified-Since", get, strongTag, []string{`If-None-Match: "v2"`, "If-Modified-Since: " + newerDate}, 0, ""},
		{"If-None-Match false wins over If-Modified-Since", get, strongTag, []string{`If-None-Match: "v1"`, "If-Modified-Since: " + olderDate}, 304, "If-None-Match"},
		{"malformed If-None-Match wins over If-Modified-Since", get, strongTag, []string{`If-None-Match: v1`, "If-Modified-Since: " + newerDate}, 0, ""},
		{"If-None-Match without value wins too", get, strongTag, []string{`If-None-Match: `, "If-Modified-Since: " + newerDate}, 0, ""},
		{"If-None-Match, no tag, wins too", get, noTag, []string{`If-None-Match: "v1"`, "If-Modified-Since: " + newerDate}, 0, ""},
		{"If-Modified-Since true", get, strongTag, []string{"If-Modified-Since: " + olderDate}, 0, ""},
		{"If-Modified-Since false", get, strongTag, []string{"If-Modified-Since: " + sameDate}, 304, "If-Modified-Since"},
		{"If-Modified-Since false, HEAD", head, strongTag, []string{"If-Modified-Since: " + sameDate}, 304, "If-Modified-Since"},
		{"If-Modified-Since false, PUT", put, strongTag, []string{"If-Modified-Since: " + sameDate}, 0, ""},
		{"If-Modified-Since no date", get, strongTag, []string{"If-Modified-Since: yesterday"}, 0, ""},
		{"If-Modified-Since twice", get, strongTag, []string{"If-Modified-Since: " + sameDate, "If-Modified-Since: " + sameDate}, 0, ""},
		{"If-Modified-Since, time not known", get, noDate, []string{"If-Modified-Since: " + newerDate}, 0, ""},
		{"If-Range alone", get, strongTag, []string{`If-Range: "v2"`, "Range: bytes=0-1"}, 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			status, field := decide(test.method, test.cur, test.lines...)
			if status != test.status || field != test.field {
				t.Errorf("%s %q: got %d %s, want %d %s", test.method, test.lines, status, field, test.status, test.field)
			}
		})
	}
}

func TestConditional(t *testing.T) {
	for line, want := range map[string]bool{
		"If-Match: *": true, "If-None-Match: ": true, "If-Modified-Since: x": true, "If-Unmodified-Since: x": true,
		"If-Range: *": false, "Range: bytes=0-1": false, "Accept: */*": false,
	} {
		if got := Conditional(&http.Request{Header: header(line)}); got != want {
			t.Errorf("%s: %t", line, got)
		}
	}
}

func FuzzEvaluate(f *testing.F) {
	f.Add(`"v1"`, `"v2"`, sameDate, olderDate, uint8(0))
	f.Add("\x00", "\"v2\"\n\"v1\"", "\x00", newerDate, uint8(1))
	f.Add("*", `*, "v1"`, "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", uint8(2))
	f.Add(`"v1" "v2"`, `W/"v1`, sameDate+"\n"+sameDate, "\x00", uint8(3))
	f.Add(`,"v1",,`, `"v1",v2`, "Sun, 06 Nov 1994 08:49:60 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", uint8(4))
	states := []*State{strongTag, weakTag, noTag, noDate, bare}
	f.Fuzz(func(t *testing.T, match, noneMatch, modified, unmodified string, state uint8) {
		h := http.Header{}
		for name, value := range map[string]string{
			"If-Match": match, "If-None-Match": noneMatch, "If-Modified-Since": modified, "If-Unmodified-Since": unmodified,
		} {
			if value != "\x00" { // the field is absent
				h[name] = strings.Split(value, "\n")
			}
		}
		now, cur := at("2024-06-01T00:00:00Z"), states[int(state)%len(states)]
		got, _ := new(Resource).evaluate(nil, &http.Request{Method: http.MethodGet, Header: h}, cur, &Settings{Now: now})
		if want := referenceDecision(h, cur, now()); got.status != want {
			t.Errorf("%q against %s of %v: got %d (%s), want %d", h, cur.tag(), cur.modified(), got.status, got.field, want)
		}
		put, _ := new(Resource).evaluate(nil, &http.Request{Method: http.MethodPut, Header: h}, cur, &Settings{Now: now})
		if put.status == http.StatusNotModified || got.status == http.StatusPreconditionFailed && put.status != got.status {
			t.Errorf("%q: PUT is answered with %d, GET with %d", h, put.status, got.status)
		}
	})
}
