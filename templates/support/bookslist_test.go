package etagen_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"

	etagen "github.com/etagen/etagen/templates/support"
)

func fullShelf() *shelf {
	s := &shelf{vouches: true}
	s.insert("b1", "Omoo", "Herman Melville", 1847)
	s.insert("b2", "Frankenstein", "Mary Shelley", 1818)
	s.insert("b3", "Moby-Dick", "Herman Melville", 1851)
	s.insert("b4", "Typee", "Herman Melville", 1846)
	return s
}

// serve sends a request to the routes of a handler.
func serve(h *BookHandler, method, target string, header http.Header) *httptest.ResponseRecorder {
	return serveBody(h, method, target, header, "")
}

func serveBody(h *BookHandler, method, target string, header http.Header, body string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	h.Register(mux)
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, target, strings.NewReader(body))
	r.Header = header
	mux.ServeHTTP(w, r)
	return w
}

func TestListBooks(t *testing.T) {
	tests := []struct {
		query string
		want  string // the titles
	}{
		{"", "Omoo Frankenstein Moby-Dick Typee"},
		{"sort=year", "Frankenstein Typee Omoo Moby-Dick"},
		{"sort=-year", "Moby-Dick Omoo Typee Frankenstein"},
		{"sort=title", "Frankenstein Moby-Dick Omoo Typee"},
		{"author=Herman+Melville&sort=-title", "Typee Omoo Moby-Dick"},
		{"author=Herman+Melville&year=1851", "Moby-Dick"},
		{"year=1900", ""},
		{"author=", ""},
	}
	for _, test := range tests {
		for _, limit := range []int{1, 2, 3, 100} {
			h := &BookHandler{Store: fullShelf()}
			query, pages := fmt.Sprintf("%s&limit=%d", test.query, limit), 0
			var titles []string
			for link := "?" + query; link != ""; pages++ {
				w := serve(h, http.MethodGet, "/books"+link, nil)
				var page struct {
					Items []Book
					ETags []string
					Next  string
				}
				if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil || w.Code != 200 {
					t.Fatalf("%s: %d %s", link, w.Code, w.Body)
				}
				for i := range page.Items {
					titles = append(titles, page.Items[i].Title)
					if page.ETags[i] != BookETag(&page.Items[i]) {
						t.Errorf("%s: tags %s", link, page.ETags)
					}
				}
				link, _ = strings.CutPrefix(w.Header().Get("Link"), "<")
				link, _, _ = strings.Cut(link, ">")
				if !strings.HasSuffix(link, page.Next) || (link == "") != (page.Next == "") {
					t.Errorf("link %s and next %s", link, page.Next)
				}
			}
			if got := strings.Join(titles, " "); got != test.want || pages != max(1, (len(titles)+limit-1)/limit) {
				t.Errorf("%s: %s on %d pages, want %s", query, got, pages, test.want)
			}
		}
	}
}

func TestBookQueryHasTypedValues(t *testing.T) {
	query, err := parseQuery(&bookCollection, "sort=-year,title&author=x&year=-5&limit=7")
	if err != nil {
		t.Fatal(err)
	}
	got, err := newBookQuery(&query)
	author, year := "x", -5
	want := BookQuery{Limit: 7, Sort: []BookSort{{BookByYear, true}, {BookByTitle, false}}, Author: &author, Year: &year}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

// A response for an unchanged list does not load it, and a change is noticed.
func TestListIsNotReadWhileItIsUnchanged(t *testing.T) {
	s := fullShelf()
	h := &BookHandler{Store: s}
	tag := serve(h, http.MethodGet, "/books", nil).Header().Get("Etag")
	if s.lists != 1 {
		t.Errorf("the first request called ListBooks %d times", s.lists)
	}
	for _, method := range []string{http.MethodGet, http.MethodHead} {
		for _, header := range []http.Header{{"If-None-Match": {tag}}, {"If-None-Match": {`"x", W/` + tag}}, {"If-None-Match": {"*"}}} {
			if w := serve(h, method, "/books", header); w.Code != 304 || s.lists != 1 {
				t.Errorf("%s %v: %d, ListBooks called %d times", method, header, w.Code, s.lists)
			}
		}
	}
	if w := serve(h, http.MethodGet, "/books", http.Header{"If-Match": {`"x"`}}); w.Code != 412 || s.lists != 1 {
		t.Errorf("If-Match of another tag: %d, ListBooks called %d times", w.Code, s.lists)
	}
	s.remove(0)
	if w := serve(h, http.MethodGet, "/books", http.Header{"If-None-Match": {tag}}); w.Code != 200 || s.lists != 2 {
		t.Errorf("after a deletion: %d, ListBooks called %d times", w.Code, s.lists)
	}
}

func TestListRefuses(t *testing.T) {
	tests := []struct {
		name, method, target string
		store                BookStore
		status               int
		late                 bool // only ListBooks finds out
	}{
		{"unknown parameter", "GET", "/books?version=1", fullShelf(), 400, false},
		{"year is no number", "GET", "/books?year=MDCCCLI", fullShelf(), 400, false},
		{"year that is written with a plus sign", "GET", "/books?year=+1851", fullShelf(), 400, false},
		{"HEAD", "HEAD", "/books?year=x", fullShelf(), 400, false},
		{"place that the store does not know", "GET", "/books?cursor=" + forged("x"), fullShelf(), 400, true},
		{"stat fails", "GET", "/books", brokenShelf{stat: errBroken}, 500, false},
		{"list fails", "GET", "/books", brokenShelf{list: errBroken}, 500, true},
		{"nil among the items", "GET", "/books", brokenShelf{}, 500, true},
		{"nothing there", "GET", "/books", brokenShelf{list: fmt.Errorf("%w: no shelf", ErrBookNotFound)}, 404, true},
		{"other method", "DELETE", "/books", fullShelf(), 405, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var told error
			h := &BookHandler{Store: test.store, OnError: func(_ *http.Request, err error) { told = err }}
			header := http.Header{}
			if !test.late {
				// Preconditions are ignored if the response without them is an error.
				header = http.Header{"If-Match": {`"x"`}, "If-None-Match": {"*"}}
			}
			w := serve(h, test.method, test.target, header)
			if w.Code != test.status || (told != nil) != (test.status == 500) {
				t.Errorf("%d, told %v; want %d", w.Code, told, test.status)
			}
			if etag := w.Header().Get("Etag"); etag != "" {
				t.Errorf("%d with the tag %s", w.Code, etag)
			}
		})
	}
}

// forged returns a cursor that this server would make for a place if its store returned
// it.
func forged(place string) string {
	w := httptest.NewRecorder()
	query, err := parseQuery(&bookCollection, "")
	if err != nil {
		panic(err)
	}
	members := etagen.NewMembers()
	defer members.Free()
	if err := query.Serve(w, httptest.NewRequest("GET", "/books", nil), &etagen.State{}, members, place, nil, nil); err != nil {
		panic(err)
	}
	var page struct{ Next string }
	if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil {
		panic(err)
	}
	return page.Next
}

func TestListOptions(t *testing.T) {
	w := serve(&BookHandler{Store: fullShelf()}, http.MethodOptions, "/books?version=1", http.Header{"If-Match": {`"x"`}})
	if w.Code != 204 || w.Header().Get("Allow") != "GET, HEAD, POST, OPTIONS" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

// Every query is either served, or rejected with 400.
func FuzzList(f *testing.F) {
	f.Add("")
	f.Add("author=Herman+Melville&sort=-year&limit=2")
	f.Add("year=%31851&sort=title,-year")
	f.Add("cursor=" + forged("{}"))
	f.Add("author=x;limit=0&%zz=\xff")
	h := &BookHandler{Store: fullShelf()}
	f.Fuzz(func(t *testing.T, raw string) {
		w, r := httptest.NewRecorder(), &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/books", RawQuery: raw}}
		h.List(w, r)
		if w.Code != 200 && w.Code != 400 {
			t.Errorf("%q: %d %s", raw, w.Code, w.Body)
		}
		if w.Code == 200 && w.Header().Get("Etag") == "" {
			t.Errorf("%q: no tag", raw)
		}
		if !json.Valid(w.Body.Bytes()) {
			t.Errorf("%q: %s", raw, w.Body)
		}
	})
}
