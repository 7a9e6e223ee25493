package etagen

import (
	"math/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A fault of http.ServeContent is described by its repair: the request is rewritten so
// that ServeContent does what RFC 9110 says about the original. The function repair
// returns false if the fault does not affect the request.
type fault struct {
	name   string
	repair func(h http.Header, now time.Time) bool
}

const noSuchTag = `"no such tag"`

var serveContentFaults = []fault{
	{"reads only the first line of a field", func(h http.Header, _ time.Time) (repaired bool) {
		for _, name := range []string{"If-Match", "If-None-Match"} {
			if len(h[name]) > 1 {
				h[name] = []string{strings.Join(h[name], ", ")}
				repaired = true
			}
		}
		for _, name := range []string{"If-Modified-Since", "If-Unmodified-Since"} {
			if len(h[name]) > 1 {
				delete(h, name)
				repaired = true
			}
		}
		return repaired
	}},
	{"takes a field without value for absent", func(h http.Header, _ time.Time) (repaired bool) {
		for _, name := range []string{"If-Match", "If-None-Match"} {
			if len(h[name]) == 1 && h[name][0] == "" {
				h[name] = []string{noSuchTag}
				repaired = true
			}
		}
		return repaired
	}},
	{"goes on where a list is malformed", func(h http.Header, _ time.Time) (repaired bool) {
		if lines := h["If-Match"]; len(lines) > 0 && !referenceAny(lines) {
			if _, ok := referenceMembers(lines); !ok {
				h["If-Match"] = []string{noSuchTag}
				repaired = true
			}
		}
		if lines := h["If-None-Match"]; len(lines) > 0 && !referenceAny(lines) {
			if members, ok := referenceMembers(lines); !ok {
				h["If-None-Match"] = []string{strings.Join(append(members, noSuchTag), ", ")}
				repaired = true
			}
		}
		return repaired
	}},
	{"takes dates that are none", func(h http.Header, now time.Time) (repaired bool) {
		for _, name := range []string{"If-Modified-Since", "If-Unmodified-Since"} {
			_, err := http.ParseTime(h.Get(name))
			if _, ok := referenceDateField(h[name], now); !ok && err == nil {
				delete(h, name)
				repaired = true
			}
		}
		return repaired
	}},
	{"has a fixed century for two digits", func(h http.Header, now time.Time) (repaired bool) {
		for _, name := range []string{"If-Modified-Since", "If-Unmodified-Since"} {
			std, err := http.ParseTime(h.Get(name))
			if date, ok := referenceDateField(h[name], now); ok && err == nil && date.Equal(std.AddDate(100, 0, 0)) {
				h[name] = []string{date.Format(http.TimeFormat)}
				repaired = true
			}
		}
		return repaired
	}},
	{"knows no leap second", func(h http.Header, now time.Time) (repaired bool) {
		for _, name := range []string{"If-Modified-Since", "If-Unmodified-Since"} {
			if date, ok := referenceDateField(h[name], now); ok && strings.Contains(h[name][0], ":60") {
				h[name] = []string{date.Format(http.TimeFormat)}
				repaired = true
			}
		}
		return repaired
	}},
}

func TestAgainstServeContent(t *testing.T) {
	const requests = 30_000
	rnd := rand.New(rand.NewSource(9110))
	now := at("2024-06-01T00:00:00Z")
	statuses, needed := map[int]int{}, map[string]int{}
	for i := 0; i < requests; i++ {
		cur := []*State{strongTag, weakTag, noTag, noDate, bare}[rnd.Intn(5)]
		method := []string{http.MethodGet, http.MethodHead}[rnd.Intn(2)]
		h := randomHeader(rnd)
		got := serve(method, h, cur, now)
		statuses[got.Code]++
		fixed, ok := h.Clone(), sameAnswer(got, serveContent(method, h, cur))
		for _, fault := range serveContentFaults {
			if !ok && fault.repair(fixed, now()) {
				needed[fault.name]++
				ok = sameAnswer(got, serveContent(method, fixed, cur))
			}
		}
		if !ok {
			t.Fatalf("%s %q against %s of %v:\n got  %d %v\n want %d", method, h, cur.tag(), cur.modified(), got.Code, got.Header(), serveContent(method, fixed, cur).Code)
		}
	}
	for _, fault := range serveContentFaults {
		if needed[fault.name] == 0 {
			t.Errorf("no request met the fault that ServeContent %s", fault.name)
		}
	}
	for _, status := range []int{200, 304, 412} {
		if statuses[status] < requests/20 {
			t.Errorf("only %d of %d answers are %d", statuses[status], requests, status)
		}
	}
}

const testBody = `{"a":1}`

func serve(method string, h http.Header, cur *State, now func() time.Time) *httptest.ResponseRecorder {
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/", nil)
	r.Header = h
	if err := new(Resource).Serve(w, r, cur, &Settings{Now: now}, map[string]int{"a": 1}); err != nil {
		panic(err)
	}
	return w
}

func serveContent(method string, h http.Header, cur *State) *httptest.ResponseRecorder {
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/", nil)
	r.Header = h
	w.Header().Set("Content-Type", "application/json")
	if len(cur.tag()) > 0 {
		w.Header().Set("Etag", string(cur.tag()))
	}
	http.ServeContent(w, r, "", cur.modified(), strings.NewReader(testBody))
	return w
}

// sameAnswer compares status, validators and content. A 412 of ServeContent has no
// content, but its Last-Modified.
func sameAnswer(a, b *httptest.ResponseRecorder) bool {
	if a.Code != b.Code || a.Header().Get("Etag") != b.Header().Get("Etag") {
		return false
	}
	if a.Code == http.StatusPreconditionFailed {
		return true
	}
	for _, name := range []string{"Last-Modified", "Content-Length", "Content-Type"} {
		if a.Header().Get(name) != b.Header().Get(name) {
			return false
		}
	}
	return a.Body.String() == b.Body.String()
}

// randomHeader returns a random selection of the four fields, valid and not.
func randomHeader(rnd *rand.Rand) http.Header {
	h := http.Header{}
	for _, name := range []string{"If-Match", "If-None-Match"} {
		for chance := 3; rnd.Intn(chance) == 0; chance = 8 {
			h[name] = append(h[name], randomList(rnd))
		}
	}
	for _, name := range []string{"If-Modified-Since", "If-Unmodified-Since"} {
		for chance := 2; rnd.Intn(chance) == 0; chance = 8 {
			h[name] = append(h[name], randomDate(rnd))
		}
	}
	return h
}

func randomList(rnd *rand.Rand) string {
	members := []string{
		`"v1"`, `"v1"`, `W/"v1"`, `W/"v1"`, `"v2"`, `"v2"`, `W/"v2"`, `""`, `"V1"`, `"a,b"`, "", "",
		`*`, `v1`, `"v1`, `v1"`, `w/"v1"`, `"v 1"`, `W/ "v1"`, `"v1" "v2"`, `"v2""v1"`, "\"v1\x7f\"", `'v1'`,
	}
	if rnd.Intn(3) > 0 {
		members = members[:12] // well-formed
	}
	if rnd.Intn(6) == 0 {
		return "*"
	}
	list := members[rnd.Intn(len(members))]
	for rnd.Intn(2) == 0 {
		list += []string{",", ", ", " ,\t"}[rnd.Intn(3)] + members[rnd.Intn(len(members))]
	}
	return list
}

func randomDate(rnd *rand.Rand) string {
	t := testModified.Add(time.Duration(rnd.Intn(5)-2) * time.Second).Truncate(time.Second)
	switch rnd.Intn(16) {
	case 0:
		return strings.Replace(t.Format(time.RFC850), "UTC", "GMT", 1)
	case 1:
		return t.Format(time.ANSIC)
	case 2: // only valid in the fixed century of ServeContent
		return strings.Replace(t.AddDate(-24, 0, 0).Format(time.RFC850), "UTC", "GMT", 1)
	case 3:
		return strings.Replace(t.Format(http.TimeFormat), t.Format(":05 "), ":60 ", 1)
	case 4:
		return strings.ToLower(t.Format(http.TimeFormat[:25])) + " GMT"
	case 5:
		return t.Format(time.RFC850)
	case 6:
		return t.Format(time.RFC3339)
	case 7:
		return ""
	case 8:
		return strings.Replace(t.Format(http.TimeFormat), " 0", " ", 1)
	case 9:
		return strings.Replace(t.Format(http.TimeFormat), " GMT", ".5 GMT", 1)
	}
	return t.Format(http.TimeFormat)
}
