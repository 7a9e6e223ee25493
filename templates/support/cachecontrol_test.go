package etagen

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

// What a wrapper forbids stays forbidden, in a 200 as in a 304.
func TestCacheControlOfWrappers(t *testing.T) {
	const public = "public, max-age=60, s-maxage=600"
	for _, test := range []struct{ own, wrapper, want string }{
		{public, "no-store", "no-store"},
		{public, "max-age=0, No-Store", "max-age=0, No-Store"},
		{public, "private", "max-age=60, private"},
		{public, "no-cache", "max-age=60, no-cache"},
		{public, "PRIVATE, no-cache, must-revalidate, max-age=5", "max-age=60, private, no-cache"},
		{public, `private="X-User"`, "max-age=60, private"},
		{public, `ext="a, no-store", no-cache = "x"`, "max-age=60, no-cache"},
		{public, `ext="a, no-store`, `ext="a, no-store`},
		{public, "public, max-age=9999", public},
		{public, "immutable", public},
		{public, " , ", public},
		{public, "not-private, no-cached", public},
		{`private, max-age=60`, "private", "private, max-age=60"},
		{`no-cache="Set-Cookie", Public, S-MaxAge=5`, "no-cache", "no-cache"},
		{"private, no-cache, max-age=0", "no-cache", "private, no-cache, max-age=0"},
		{"max-age=60, must-revalidate", "private, private", "max-age=60, must-revalidate, private"},
	} {
		res := &Resource{CacheControl: []string{test.own}}
		for _, line := range []string{"Accept: */*", "If-None-Match: *"} {
			w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
			r.Header, w.Header()["Cache-Control"] = header(line), []string{test.wrapper}
			if err := res.Serve(w, r, strongTag, nil, 1); err != nil {
				t.Fatal(err)
			}
			if got := w.Header()["Cache-Control"]; len(got) != 1 || got[0] != test.want {
				t.Errorf("%q with %q of a wrapper: %d with %q, want %q", test.own, test.wrapper, w.Code, got, test.want)
			}
		}
	}
	// With two lines, and for an error, which is never stored.
	w := httptest.NewRecorder()
	w.Header()["Cache-Control"] = []string{"private", "no-store"}
	if _ = testResource.Serve(w, httptest.NewRequest("GET", "/", nil), strongTag, nil, 1); len(w.Header()["Cache-Control"]) != 2 {
		t.Errorf("%q", w.Header()["Cache-Control"])
	}
}

// No response to a write is fresh, whatever a wrapper allows.
func TestCacheControlOfWrites(t *testing.T) {
	for wrapper, want := range map[string]string{
		"public, max-age=60":                   "",
		"s-maxage=60, stale-if-error=60":       "",
		"no-cache, max-age=60":                 "no-cache",
		"Private, max-age=60, must-revalidate": "private",
		"no-store, max-age=60":                 "no-store, max-age=60",
	} {
		for _, row := range allMethods {
			if row.op == OpGet {
				continue
			}
			w, r := httptest.NewRecorder(), httptest.NewRequest(row.method, "/books/moby", strings.NewReader(row.body))
			r.Header = header(strings.Split(row.lines, "\n")...)
			w.Header()["Cache-Control"], w.Header()["Expires"] = []string{wrapper}, []string{"Fri, 01 Jan 2100 00:00:00 GMT"}
			mux := http.NewServeMux()
			(&bookHandler{Store: mobyShelf()}).Register(mux)
			mux.ServeHTTP(w, r)
			got := strings.Join(w.Header()["Cache-Control"], " and ")
			if w.Code >= 300 || got != want || w.Header()["Expires"] != nil {
				t.Errorf("%s with %q of a wrapper: %d with %q, want %q: %v", row.method, wrapper, w.Code, got, want, w.Header())
			}
		}
	}
}

// Evaluate returns what Check writes.
func TestEvaluateSaysWhatCheckWrites(t *testing.T) {
	conditions := []string{"Accept: */*", "If-None-Match: *", `If-None-Match: "v1"`, `If-None-Match: W/"v1"`, "If-None-Match: x", `If-Match: "v1"`, `If-Match: "x"`, "If-Match: *",
		"If-Modified-Since: " + sameDate, "If-Unmodified-Since: " + olderDate}
	resource := &Resource{NotFound: errBookNotFound, CacheControl: []string{"max-age=1"}, Vary: []string{"Cookie"}, CacheGroups: []string{`"g"`}}
	for _, method := range []string{"GET", "HEAD", "PUT", "PATCH", "DELETE", "POST", "OPTIONS", "TRACE"} {
		for _, line := range conditions {
			for _, s := range []*State{nil, strongTag, weakTag, noTag, bare} {
				w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/", nil)
				r.Header = header(line)
				p, goesOn := resource.Evaluate(r, s), resource.Check(w, r, s, nil)
				name := fmt.Sprintf("%s with %s of %v", method, line, s)
				if (p == nil) != goesOn {
					t.Fatalf("%s: %+v, goes on %t", name, p, goesOn)
				}
				if p == nil {
					continue
				}
				if p.Status != w.Code || p.allowed() != (p.Status == 404 || p.Status == 400) {
					t.Errorf("%s: %+v, written %d", name, p, w.Code)
				}
				if p.Status == http.StatusNotModified {
					if !reflect.DeepEqual(p.Fields, w.Header()) || p.Header == "" {
						t.Errorf("%s: %v, written %v", name, p.Fields, w.Header())
					}
					continue
				}
				text, err := p.MarshalJSON()
				if err != nil || method != "HEAD" && string(text) != w.Body.String() || !reflect.DeepEqual(p.Fields["Etag"], w.Header()["Etag"]) {
					t.Errorf("%s: %s %v, written %s %v", name, text, p.Fields, w.Body, w.Header())
				}
			}
		}
	}
}

// A result of Evaluate is not treated as a refusal by a store.
func TestEvaluatedProblemOfStore(t *testing.T) {
	for _, line := range []string{"If-None-Match: *", `If-Match: "x"`} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header = header(line)
		p, told := testResource.Evaluate(r, strongTag), error(nil)
		w := httptest.NewRecorder()
		testResource.Fail(w, r, p, &Settings{OnError: func(_ *http.Request, err error) { told = err }})
		if w.Code != 500 || told != error(p) || w.Header().Get("Etag") != "" {
			t.Errorf("%d %v, told %v", w.Code, w.Header(), told)
		}
	}
}
