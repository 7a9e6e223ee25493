package etagen

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"
)

var testResource = Resource{
	NotFound:     errBookNotFound,
	CacheControl: []string{"private, no-cache, max-age=0"},
	Vary:         []string{"Accept-Language"},
}

// An exchange is a request to the resource in a state, and the complete response.
type exchange struct {
	name    string
	method  string
	cur     *State
	lines   []string    // of the request
	before  http.Header // what wrappers of the handler have set
	status  int
	headers http.Header // all of them
	body    string      // "problem" for any problem document
}

const (
	cacheControl = "private, no-cache, max-age=0"
	language     = "Accept-Language"
)

var exchanges = []exchange{
	{"200", "GET", strongTag, nil, nil, 200, header("Etag: \"v1\"", "Last-Modified: "+sameDate, "Cache-Control: "+cacheControl,
		"Vary: "+language, "Content-Type: application/json", "Content-Length: 7"), testBody},
	{"200 to HEAD", "HEAD", strongTag, nil, nil, 200, header("Etag: \"v1\"", "Last-Modified: "+sameDate, "Cache-Control: "+cacheControl,
		"Vary: "+language, "Content-Type: application/json", "Content-Length: 7"), ""},
	{"200, no tag", "GET", noTag, nil, nil, 200, header("Last-Modified: "+sameDate, "Cache-Control: "+cacheControl,
		"Vary: "+language, "Content-Type: application/json", "Content-Length: 7"), testBody},
	{"200, no date", "GET", noDate, nil, nil, 200, header("Etag: \"v1\"", "Cache-Control: "+cacheControl,
		"Vary: "+language, "Content-Type: application/json", "Content-Length: 7"), testBody},
	{"200, no validator", "GET", bare, nil, nil, 200, header("Cache-Control: "+cacheControl,
		"Vary: "+language, "Content-Type: application/json", "Content-Length: 7"), testBody},
	{"200 over other fields", "GET", strongTag, nil, header("Etag: \"x\"", "Last-Modified: x", "Content-Type: text/html",
		"Content-Length: 99", "Cache-Control: public", "Vary: Origin", "Content-Location: /books/1", "Set-Cookie: a=b"),
		200, header("Etag: \"v1\"", "Last-Modified: "+sameDate, "Cache-Control: "+cacheControl, "Vary: Origin", "Vary: "+language,
			"Content-Type: application/json", "Content-Length: 7", "Content-Location: /books/1", "Set-Cookie: a=b"), testBody},
	{"200 without validators over other validators", "GET", bare, nil, header("Etag: \"x\"", "Last-Modified: x"),
		200, header("Cache-Control: "+cacheControl, "Vary: "+language, "Content-Type: application/json", "Content-Length: 7"), testBody},
	{"200 behind a compressing wrapper", "GET", strongTag, nil, header("Content-Encoding: gzip", "Content-Length: 99"),
		200, header("Etag: \"v1\"", "Last-Modified: "+sameDate, "Cache-Control: "+cacheControl, "Vary: "+language,
			"Content-Type: application/json", "Content-Encoding: gzip"), testBody},

	{"304", "GET", strongTag, []string{`If-None-Match: "v1"`}, nil, 304, header("Etag: \"v1\"", "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304 to HEAD", "HEAD", strongTag, []string{`If-None-Match: "v1"`}, nil, 304, header("Etag: \"v1\"", "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304 for the weak spelling", "GET", strongTag, []string{`If-None-Match: W/"v1"`}, nil, 304, header("Etag: \"v1\"", "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304, weak tag", "GET", weakTag, []string{`If-None-Match: "v1"`}, nil, 304, header("Etag: W/\"v1\"", "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304 for a list", "GET", strongTag, []string{`If-None-Match: "v0", "v1"`}, nil, 304, header("Etag: \"v1\"", "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304 for *", "GET", strongTag, []string{`If-None-Match: *`}, nil, 304, header("Etag: \"v1\"", "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304 by date, with a tag", "GET", strongTag, []string{"If-Modified-Since: " + sameDate}, nil, 304,
		header("Etag: \"v1\"", "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304 by date, no tag", "GET", noTag, []string{"If-Modified-Since: " + sameDate}, nil, 304,
		header("Last-Modified: "+sameDate, "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304 for *, no validator", "GET", bare, []string{`If-None-Match: *`}, nil, 304, header("Cache-Control: "+cacheControl, "Vary: "+language), ""},
	{"304 over other fields", "GET", strongTag, []string{`If-None-Match: "v1"`}, header("Etag: \"x\"", "Last-Modified: x", "Content-Type: text/html",
		"Content-Length: 99", "Content-Encoding: gzip", "Content-Language: en", "Content-Range: x", "Vary: Origin", "Content-Location: /books/1", "Expires: 0"),
		304, header("Etag: \"v1\"", "Cache-Control: "+cacheControl, "Vary: Origin", "Vary: "+language, "Content-Location: /books/1", "Expires: 0"), ""},

	{"412", "GET", strongTag, []string{`If-Match: "v0"`}, nil, 412, header("Etag: \"v1\"", "Cache-Control: no-store", "Content-Type: application/problem+json"), "problem"},
	{"412 to HEAD", "HEAD", strongTag, []string{`If-Match: "v0"`}, nil, 412, header("Etag: \"v1\"", "Cache-Control: no-store", "Content-Type: application/problem+json"), ""},
	{"412, no tag", "GET", noTag, []string{"If-Unmodified-Since: " + olderDate}, nil, 412, header("Cache-Control: no-store", "Content-Type: application/problem+json"), "problem"},
	{"412 over other fields", "GET", noTag, []string{`If-Match: "v1"`}, header("Etag: \"x\"", "Last-Modified: x", "Expires: 0", "Content-Length: 0",
		"Content-Language: en", "Content-Range: x", "Vary: Origin", "Cache-Control: public", "Content-Type: text/html"),
		412, header("Cache-Control: no-store", "Content-Type: application/problem+json", "Vary: Origin"), "problem"},
	{"412 behind a compressing wrapper", "GET", strongTag, []string{`If-Match: "v0"`}, header("Content-Encoding: gzip"), 412,
		header("Etag: \"v1\"", "Cache-Control: no-store", "Content-Type: application/problem+json", "Content-Encoding: gzip"), "problem"},
}

func TestServe(t *testing.T) {
	for _, test := range exchanges {
		t.Run(test.name, func(t *testing.T) {
			w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, "/books/1", nil)
			r.Header = header(test.lines...)
			for name, values := range test.before {
				w.Header()[name] = values
			}
			if err := testResource.Serve(w, r, test.cur, nil, map[string]int{"a": 1}); err != nil {
				t.Fatal(err)
			}
			want, got, body := test.headers.Clone(), w.Header(), w.Body.String()
			if test.status == 412 {
				want, body = problemLength(t, test, want, body), test.body
			}
			if w.Code != test.status || body != test.body || !reflect.DeepEqual(got, want) {
				t.Errorf("got  %d %v %q\nwant %d %v %q", w.Code, got, body, test.status, want, test.body)
			}
		})
	}
}

// problemLength adds the length of the problem document to the header.
func problemLength(t *testing.T, test exchange, want http.Header, body string) http.Header {
	t.Helper()
	if (body == "") != (test.method == "HEAD") {
		t.Errorf("%s is answered with %q", test.method, body)
	}
	if want.Get("Content-Encoding") == "" {
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
		r.Header = header(test.lines...)
		testResource.Proceed(w, r, test.cur, nil)
		want.Set("Content-Length", fmt.Sprint(w.Body.Len()))
	}
	return want
}

// A 304 has the same caching and identity fields as the 200.
func TestNotModifiedCarriesWhatTheOKCarries(t *testing.T) {
	for _, before := range []http.Header{{}, header("Vary: Origin", "Content-Location: /x", "Expires: 0")} {
		for _, cur := range []*State{strongTag, weakTag, noTag} {
			answers := map[int]http.Header{}
			for _, line := range []string{"Accept: */*", "If-None-Match: *"} {
				w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
				r.Header = header(line)
				for name, values := range before {
					w.Header()[name] = values
				}
				if err := testResource.Serve(w, r, cur, nil, 1); err != nil {
					t.Fatal(err)
				}
				answers[w.Code] = w.Header()
			}
			for _, name := range []string{"Etag", "Cache-Control", "Vary", "Content-Location", "Expires"} {
				if !reflect.DeepEqual(answers[200][name], answers[304][name]) {
					t.Errorf("%s: %q in 200, %q in 304", name, answers[200][name], answers[304][name])
				}
			}
		}
	}
}

// Wrappers add to fields, which must not affect the next response.
func TestSharedValuesStayAsTheyAre(t *testing.T) {
	others := append(make([]string, 0, 2), "Origin")
	for _, lines := range [][]string{nil, {`If-None-Match: "v1"`}, {`If-Match: "v2"`}} {
		for _, before := range []http.Header{{}, {"Vary": others}} {
			w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
			w.Header()["Vary"], r.Header = before["Vary"], header(lines...)
			if err := testResource.Serve(w, r, strongTag, nil, 1); err != nil {
				t.Fatal(err)
			}
			for name, values := range w.Header() {
				if cap(values) > len(values) && name != "Vary" {
					t.Errorf("%s has room for more", name)
				}
				w.Header().Add(name, "by a wrapper")
			}
		}
	}
	for _, values := range [][]string{testResource.Vary, testResource.CacheControl} {
		if len(values) != 1 || cap(values) != 1 {
			t.Errorf("changed to %q", values)
		}
	}
	if got := others[:2][1]; got == language {
		t.Errorf("%s was appended to a slice of the wrapper", got)
	}
}

func TestLastModifiedIsNotLaterThanNow(t *testing.T) {
	tests := []struct{ name, now, want string }{
		{"past", "2024-06-01T00:00:00Z", sameDate},
		{"this second", "1994-11-06T08:49:37.5Z", sameDate},
		{"future", "1994-11-06T08:49:36.5Z", olderDate},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := serve("GET", nil, strongTag, at(test.now)).Header().Get("Last-Modified")
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			undated := serve("GET", header("If-None-Match: *"), noTag, at(test.now)).Header().Get("Last-Modified")
			if undated != test.want {
				t.Errorf("304: got %s, want %s", undated, test.want)
			}
		})
	}
	// Clients that send back the clamped date have not seen the later change.
	h := header("If-Modified-Since: " + olderDate)
	if w := serve("GET", h, noTag, at("1994-11-06T08:49:36Z")); w.Code != 200 {
		t.Errorf("compared with the clamped time: %d", w.Code)
	}
	if w := serve("GET", nil, strongTag, func() time.Time { return time.Time{} }); w.Header()["Last-Modified"] != nil {
		t.Errorf("with a clock that is not set: %v", w.Header())
	}
}

func TestNotModifiedReadsNoClock(t *testing.T) {
	now := func() time.Time { t.Error("clock read"); return time.Time{} }
	serve("GET", header(`If-None-Match: "v1"`), strongTag, now)
	serve("GET", header("If-Modified-Since: "+sameDate), strongTag, now)
	serve("GET", nil, noDate, now)
	serve("GET", header(`If-Match: "v2"`), strongTag, now)
}

// Fields need one string, whatever their number; their slices are allocated for many
// responses.
func TestFieldsTakeOneAllocation(t *testing.T) {
	tag, modified := []byte(benchTag), LastModified(benchTime)
	var etag []string
	h := http.Header{}
	b := newBody()
	defer b.free()
	if allocs := testing.AllocsPerRun(100, func() { etag, _ = b.fields(h, tag, modified) }); allocs != 1 {
		t.Errorf("%v allocations for %q", allocs, etag)
	}
}

func TestLongTags(t *testing.T) {
	for _, n := range []int{TagSize - 2, TagSize, 2*TagSize - 2, 2 * TagSize, 10 * TagSize} {
		tag := `"` + strings.Repeat("x", n) + `"`
		cur := &State{Tag: []byte(tag), Modified: testModified}
		w := serve("GET", nil, cur, nil)
		if h := w.Header(); h.Get("Etag") != tag || h.Get("Last-Modified") != sameDate || h.Get("Content-Length") != "7" {
			t.Errorf("%d bytes: %v", n, h)
		}
		if w := serve("GET", header("If-None-Match: W/"+tag), cur, nil); w.Code != 304 || w.Header().Get("Etag") != tag {
			t.Errorf("%d bytes: %d %v", n, w.Code, w.Header())
		}
	}
}

func TestServeReportsWhatCannotBeEncoded(t *testing.T) {
	w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
	err := testResource.Serve(w, r, strongTag, nil, func() {})
	if err == nil || !strings.Contains(err.Error(), "func()") || errors.Unwrap(err) == nil {
		t.Errorf("got %v", err)
	}
	if len(w.Header()) != 0 || w.Body.Len() != 0 {
		t.Errorf("written: %v %s", w.Header(), w.Body)
	}
	// A value that fails leaves nothing in the buffer of the next.
	if w := serve("GET", nil, strongTag, nil); w.Body.String() != testBody {
		t.Errorf("then: %s", w.Body)
	}
}

// countingWriter counts the writes of a body.
type countingWriter struct {
	*httptest.ResponseRecorder
	writes int
}

func (w *countingWriter) Write(p []byte) (int, error) {
	w.writes++
	return w.ResponseRecorder.Write(p)
}

func TestBodyLeavesInOneWrite(t *testing.T) {
	for _, length := range []int{0, 10, maxPooled, 4 * maxPooled} {
		w := &countingWriter{ResponseRecorder: httptest.NewRecorder()}
		text := strings.Repeat("<", length)
		if err := testResource.Serve(w, httptest.NewRequest("GET", "/", nil), &State{}, nil, text); err != nil {
			t.Fatal(err)
		}
		if want := `"` + strings.Repeat(`\u003c`, length) + `"`; w.writes != 1 || w.Body.String() != want {
			t.Errorf("%d writes of %d bytes, want 1 of %d", w.writes, w.Body.Len(), len(want))
		}
		if got, want := w.Header().Get("Content-Length"), fmt.Sprint(w.Body.Len()); got != want {
			t.Errorf("Content-Length %s, want %s", got, want)
		}
	}
}

func TestLongBuffersAreNotKept(t *testing.T) {
	for _, test := range []struct {
		size int
		kept bool
	}{{maxPooled, true}, {maxPooled + 1, false}} {
		b := &body{text: *bytes.NewBuffer(make([]byte, 0, test.size))}
		if b.poolable() != test.kept {
			t.Errorf("%d bytes: kept %t", test.size, !test.kept)
		}
	}
}

// TestWrapperThatChangesWhatIsThere has a wrapper that overwrites, appends to or deletes
// all header fields of a response. The next responses must not be affected.
func TestWrapperThatChangesWhatIsThere(t *testing.T) {
	handler := &bookHandler{Store: newShelf(book{ID: "b1", Version: 42, UpdatedAt: benchTime})}
	requests := []struct {
		name   string
		method string
		header http.Header
		handle http.HandlerFunc
	}{
		{"200", "GET", nil, handler.Get},
		{"304 by tag", "GET", http.Header{"If-None-Match": {benchTag}}, handler.Get},
		{"304 by a weak tag", "GET", http.Header{"If-None-Match": {"W/" + benchTag}}, handler.Get},
		{"304 by any tag", "GET", http.Header{"If-None-Match": {"*"}}, handler.Get},
		{"304 by date", "GET", http.Header{"If-Modified-Since": {"Thu, 21 Nov 2024 21:31:15 GMT"}}, handler.Get},
		{"412", "GET", http.Header{"If-Match": {`"other"`}}, handler.Get},
		{"405", "POST", nil, handler.Get},
		{"204 OPTIONS", "OPTIONS", nil, Options("GET, HEAD, PATCH, OPTIONS")},
		{"415 PUT", "PUT", http.Header{"Content-Type": {"text/plain"}}, handler.Put},
		{"415 PATCH", "PATCH", http.Header{"Content-Type": {"text/plain"}}, handler.Patch},
		{"428 PUT", "PUT", http.Header{"Content-Type": {"application/json"}}, handler.Put},
	}
	wrappers := map[string]func(h http.Header, name string){
		"writes":        func(h http.Header, name string) { h[name][0] = "public" },
		"adds":          func(h http.Header, name string) { h[name] = append(h[name], "public") },
		"adds in place": func(h http.Header, name string) { _ = append(h[name], "public") },
		"deletes":       func(h http.Header, name string) { clear(h[name]); h.Del(name) },
	}
	for _, request := range requests {
		for wrapper, change := range wrappers {
			answer := func() (header, now http.Header) {
				w, r := httptest.NewRecorder(), httptest.NewRequest(request.method, "/books/b1", nil)
				r.SetPathValue("id", "b1")
				r.Header = request.header.Clone()
				if r.Header == nil {
					r.Header = http.Header{}
				}
				request.handle(w, r)
				return w.Header().Clone(), w.Header()
			}
			first, held := answer()
			_, changed := answer()
			for name := range changed {
				change(changed, name)
			}
			for range 3 {
				if again, _ := answer(); !reflect.DeepEqual(again, first) {
					t.Errorf("%s: %v after a wrapper %s, %v before", request.name, again, wrapper, first)
				}
			}
			if !reflect.DeepEqual(held, first) {
				t.Errorf("%s: a response that was held is %v after a wrapper of another %s, %v before", request.name, held, wrapper, first)
			}
		}
	}
}

// TestFieldsOfOneResponseAreApart overwrites one field of a response. The others must
// not be affected.
func TestFieldsOfOneResponseAreApart(t *testing.T) {
	handler := &bookHandler{Store: newShelf()}
	r := httptest.NewRequest("PUT", "/books/b1", strings.NewReader(`{"title":"x"}`))
	r.SetPathValue("id", "b1")
	r.Header = http.Header{"Content-Type": {"application/json"}, "If-None-Match": {"*"}}
	w := httptest.NewRecorder()
	handler.Put(w, r)
	if w.Code != http.StatusCreated {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	before := w.Header().Clone()
	w.Header()["Location"][0] = "elsewhere"
	before["Location"] = []string{"elsewhere"}
	if !reflect.DeepEqual(w.Header(), before) {
		t.Errorf("%v, want %v", w.Header(), before)
	}
}
