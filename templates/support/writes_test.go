package etagen

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

// The stored book in the tests, version 1: its tag and its time.
const (
	mobyTag    = `"1.k3x9q2"`
	mobyDate   = "Thu, 21 Nov 2024 21:30:00 GMT"
	mobyJSON   = `{"id":"moby","version":1,"updated_at":"2024-11-21T21:30:00.000000123Z","added_by":"ann","title":"Moby-Dick","pages":635}`
	newerTag   = `"2.k3x9q2"`
	newerDate2 = "Thu, 21 Nov 2024 22:30:00 GMT"
	asJSON     = "Content-Type: application/json"
	asPatch    = "Content-Type: application/merge-patch+json"
	ifMoby     = "If-Match: " + mobyTag
	ifOther    = `If-Match: "0.k3x9q2"`
	ifNew      = "If-None-Match: *"
)

func mobyShelf() *bookShelf {
	s := newShelf()
	s.books["moby"] = s.stamp(book{ID: "moby", AddedBy: "ann", Title: "Moby-Dick", Pages: 635}, 1)
	return s
}

// send sends a request to a handler through a mux, as in a server.
func send(h *bookHandler, method, id, body string, lines ...string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	h.Register(mux)
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/"+id, strings.NewReader(body))
	for name, values := range header(lines...) {
		r.Header[name] = values
	}
	mux.ServeHTTP(w, r)
	return w
}

// The order of http-rules: each request has all faults of those below it.
func TestOrderOfRefusals(t *testing.T) {
	const tooLong = `{"title": 1, "title": "x", "nonsense": true}                 ...`
	tests := []struct {
		name, method, id string
		lines            []string
		body             string
		status           int
		field            string
	}{
		{"PUT", "PUT", "none", []string{ifOther}, tooLong, 412, "If-Match"},
		{"PATCH", "PATCH", "none", []string{ifOther}, tooLong, 404, ""},
		{"DELETE", "DELETE", "none", []string{ifOther}, "", 404, ""},

		{"PUT, type", "PUT", "moby", []string{ifOther}, tooLong, 415, ""},
		{"PATCH, type", "PATCH", "moby", []string{ifOther, asJSON}, tooLong, 415, ""},

		{"PUT, no precondition", "PUT", "moby", []string{asJSON}, tooLong, 428, "If-Match"},
		{"PATCH, no precondition", "PATCH", "moby", []string{asPatch}, tooLong, 428, "If-Match"},
		{"DELETE, no precondition", "DELETE", "moby", nil, "", 428, "If-Match"},
		{"PUT that creates, no precondition", "PUT", "new", []string{asJSON}, tooLong, 428, "If-None-Match"},

		{"PUT, precondition", "PUT", "moby", []string{ifOther, asJSON}, tooLong, 412, "If-Match"},
		{"PATCH, precondition", "PATCH", "moby", []string{ifOther, asPatch}, tooLong, 412, "If-Match"},
		{"DELETE, precondition", "DELETE", "moby", []string{ifOther}, "", 412, "If-Match"},
		{"PUT that creates, precondition", "PUT", "moby", []string{ifNew, asJSON}, tooLong, 412, "If-None-Match"},

		{"PUT, length", "PUT", "moby", []string{ifMoby, asJSON}, tooLong, 413, ""},
		{"PATCH, length", "PATCH", "moby", []string{ifMoby, asPatch}, tooLong, 413, ""},
		{"PUT that creates, length", "PUT", "new", []string{ifNew, asJSON}, tooLong, 413, ""},

		{"PUT, no JSON", "PUT", "moby", []string{ifMoby, asJSON}, `{"title": 1, "x": 1`, 400, ""},
		{"PATCH, no JSON", "PATCH", "moby", []string{ifMoby, asPatch}, `{"title": 1, "x": 1`, 400, ""},
		{"PUT, two values", "PUT", "moby", []string{ifMoby, asJSON}, `{"x": 1} {}`, 400, ""},
		{"PUT, member twice", "PUT", "moby", []string{ifMoby, asJSON}, `{"pages": "x", "pages": 1}`, 400, ""},

		{"PUT, unknown member", "PUT", "moby", []string{ifMoby, asJSON}, `{"x": 1}`, 422, ""},
		{"PATCH, wrong type", "PATCH", "moby", []string{ifMoby, asPatch}, `{"pages": "x"}`, 422, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := mobyShelf()
			lines := test.lines
			if test.status == 412 && test.id == "none" {
				lines = append(lines, asJSON)
			}
			w := send(&bookHandler{Store: s, MaxBody: 50}, test.method, test.id, test.body, lines...)
			checkProblem(t, w, test.status, test.field)
			if s.writes != 0 {
				t.Errorf("the store was written to")
			}
		})
	}
}

func TestRefusedWrites(t *testing.T) {
	tests := []struct {
		name, method, id string
		lines            []string
		status           int
		field            string // of the request
		name2, value     string // a field of the response
	}{
		{"412 carries the tag", "PUT", "moby", []string{asJSON, ifOther}, 412, "If-Match", "Etag", mobyTag},
		{"412 of DELETE carries the tag", "DELETE", "moby", []string{ifOther}, 412, "If-Match", "Etag", mobyTag},
		{"412 by date", "PUT", "moby", []string{asJSON, "If-Unmodified-Since: " + sameDate}, 412, "If-Unmodified-Since", "Etag", mobyTag},
		{"412 where nothing exists has none", "PUT", "new", []string{asJSON, "If-Match: *"}, 412, "If-Match", "Etag", ""},
		{"412 by If-None-Match", "PATCH", "moby", []string{asPatch, ifMoby, "If-None-Match: W/" + mobyTag}, 412, "If-None-Match", "Etag", mobyTag},
		{"428 carries the tag", "PUT", "moby", []string{asJSON}, 428, "If-Match", "Etag", mobyTag},
		{"428 for a date that holds", "PUT", "moby", []string{asJSON, "If-Unmodified-Since: " + mobyDate}, 428, "If-Match", "Etag", mobyTag},
		{"428 for If-Modified-Since", "PUT", "moby", []string{asJSON, "If-Modified-Since: " + sameDate}, 428, "If-Match", "Etag", mobyTag},
		{"428 for If-None-Match of what exists", "PUT", "moby", []string{asJSON, `If-None-Match: "0"`}, 428, "If-Match", "Etag", mobyTag},
		{"428 where nothing exists", "PUT", "new", []string{asJSON}, 428, "If-None-Match", "Etag", ""},
		{"400 for a malformed If-None-Match", "PUT", "new", []string{asJSON, "If-None-Match: new"}, 400, "If-None-Match", "Etag", ""},
		{"400 for * among others", "PUT", "new", []string{asJSON, `If-None-Match: "x", *`}, 400, "If-None-Match", "Etag", ""},
		{"412 before 400", "PUT", "moby", []string{asJSON, "If-None-Match: new", ifOther}, 412, "If-Match", "Etag", mobyTag},
		{"415 names the type of PUT", "PUT", "moby", []string{ifMoby}, 415, "", "Accept", "application/json"},
		{"415 names the type of PATCH", "PATCH", "moby", []string{ifMoby, asJSON}, 415, "", "Accept-Patch", "application/merge-patch+json"},
		{"415 for a merge patch by PUT", "PUT", "moby", []string{ifMoby, asPatch}, 415, "", "Accept", "application/json"},
		{"415 for a content coding", "PUT", "moby", []string{ifMoby, asJSON, "Content-Encoding: gzip"}, 415, "", "Accept-Encoding", "identity"},
		{"400 for a part", "PUT", "moby", []string{ifMoby, asJSON, "Content-Range: bytes 0-1/2"}, 400, "Content-Range", "Etag", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := mobyShelf()
			w := send(&bookHandler{Store: s}, test.method, test.id, `{"title":"x"}`, test.lines...)
			checkProblem(t, w, test.status, test.field)
			if got := w.Header().Get(test.name2); got != test.value {
				t.Errorf("%s: %q, want %q", test.name2, got, test.value)
			}
			if s.writes != 0 {
				t.Errorf("the store was written to")
			}
		})
	}
}

// The headers of the responses, without Content-Length.
var (
	created  = header("Content-Type: application/json", "Content-Location: new", "Location: new")
	replaced = header("Content-Type: application/json", "Content-Location: moby")
	byPatch  = header("Content-Type: application/json", "Content-Location: moby", "Etag: "+newerTag, "Last-Modified: "+newerDate2)
)

var writes = []struct {
	name, method, id, body string
	lines                  []string
	status                 int
	header                 http.Header // without Content-Length
	want                   book        // what is stored afterwards
}{
	{"PUT", "PUT", "moby", `{"title":"The Whale"}`, []string{asJSON, ifMoby}, 200, replaced,
		book{ID: "moby", Version: 2, AddedBy: "ann", Title: "The Whale"}},
	{"PUT if anything", "PUT", "moby", `{"title":"The Whale"}`, []string{asJSON, "If-Match: *"}, 200, replaced,
		book{ID: "moby", Version: 2, AddedBy: "ann", Title: "The Whale"}},
	{"PUT for one of a list", "PUT", "moby", `{"title":"The Whale"}`, []string{asJSON, `If-Match: "x", ` + mobyTag}, 200, replaced,
		book{ID: "moby", Version: 2, AddedBy: "ann", Title: "The Whale"}},
	{"PUT cannot set what is not the client's", "PUT", "moby",
		`{"id":"other","version":77,"updated_at":"2001-01-01T00:00:00Z","added_by":"eve","title":"x","pages":1}`, []string{asJSON, ifMoby}, 200, replaced,
		book{ID: "moby", Version: 2, AddedBy: "ann", Title: "x", Pages: 1}},
	{"PUT of other JSON", "PUT", "moby", `{}`, []string{"Content-Type: application/vnd.book+json", ifMoby}, 200, replaced,
		book{ID: "moby", Version: 2, AddedBy: "ann"}},
	{"PUT of null members", "PUT", "moby", `{"author":null,"notes":null}`, []string{asJSON, ifMoby}, 200, replaced,
		book{ID: "moby", Version: 2, AddedBy: "ann"}},
	{"PUT creates", "PUT", "new", `{"title":"Typee"}`, []string{asJSON, ifNew}, 201, created,
		book{ID: "new", Version: 1, Title: "Typee"}},
	{"PUT creates, and cannot set what is not the client's", "PUT", "new",
		`{"id":"other","version":77,"updated_at":"2001-01-01T00:00:00Z","added_by":"eve","title":"Typee"}`, []string{asJSON, ifNew}, 201, created,
		book{ID: "new", Version: 1, Title: "Typee"}},
	{"PUT creates if it is none of a list", "PUT", "new", `{}`, []string{asJSON, `If-None-Match: "x"`}, 201, created,
		book{ID: "new", Version: 1}},
	{"PATCH", "PATCH", "moby", `{"title":"The Whale"}`, []string{asPatch, ifMoby}, 200, byPatch,
		book{ID: "moby", Version: 2, AddedBy: "ann", Title: "The Whale", Pages: 635}},
	{"PATCH removes", "PATCH", "moby", `{"pages":null}`, []string{asPatch, ifMoby}, 200, byPatch,
		book{ID: "moby", Version: 2, AddedBy: "ann", Title: "Moby-Dick"}},
	{"PATCH adds", "PATCH", "moby", `{"author":{"name":"Melville","born":null},"notes":{"a":{"b":null,"c":12345678901234567890}}}`, []string{asPatch, ifMoby}, 200, byPatch,
		book{ID: "moby", Version: 2, AddedBy: "ann", Title: "Moby-Dick", Pages: 635, Author: &author{Name: "Melville"},
			Notes: map[string]any{"a": map[string]any{"c": json.Number("12345678901234567890")}}}},
	{"PATCH cannot set what is not the client's", "PATCH", "moby",
		`{"id":"other","version":null,"updated_at":"2001-01-01T00:00:00Z","added_by":null,"pages":1}`, []string{asPatch, ifMoby}, 200, byPatch,
		book{ID: "moby", Version: 2, AddedBy: "ann", Title: "Moby-Dick", Pages: 1}},
	{"DELETE", "DELETE", "moby", ``, []string{ifMoby}, 204, http.Header{}, book{}},
	{"DELETE with content", "DELETE", "moby", `x`, []string{ifMoby, "Content-Type: text/plain"}, 204, http.Header{}, book{}},
}

func TestWrites(t *testing.T) {
	for _, test := range writes {
		t.Run(test.name, func(t *testing.T) {
			s := mobyShelf()
			w := send(&bookHandler{Store: s}, test.method, test.id, test.body, test.lines...)
			got := w.Header().Clone()
			if test.status != 204 && got.Get("Content-Length") != fmt.Sprint(w.Body.Len()) {
				t.Errorf("Content-Length %s of %d", got.Get("Content-Length"), w.Body.Len())
			}
			got.Del("Content-Length")
			if w.Code != test.status || !reflect.DeepEqual(got, test.header) {
				t.Errorf("got  %d %v %s\nwant %d %v", w.Code, got, w.Body, test.status, test.header)
			}
			want := test.want
			if want.Version > 0 {
				want = s.stamp(want, want.Version)
			}
			if !reflect.DeepEqual(s.books[test.id], want) {
				t.Errorf("stored %+v\nwant   %+v", s.books[test.id], want)
			}
			if test.status != 204 {
				if get := send(&bookHandler{Store: s}, "GET", test.id, ""); get.Body.String() != w.Body.String() {
					t.Errorf("GET: %s\n%s: %s", get.Body, test.method, w.Body)
				}
			}
		})
	}
}
