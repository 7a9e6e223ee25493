package etagen

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

// A page is the result of a store in a form for the tests.
type page struct {
	ids, tags []string
	next      string
	counter   int64
	mark      string
	view      string
}

// list serves a page of a collection, as generated handlers do. The items are their ids.
func list(c *Collection, method, query string, h http.Header, p page) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := &http.Request{Method: method, URL: &url.URL{Path: c.Pattern, RawQuery: query}, Header: h}
	if err := serveList(c, w, r, p); err != nil {
		c.Fail(w, r, err, nil)
	}
	return w
}

func serveList(c *Collection, w http.ResponseWriter, r *http.Request, p page) error {
	q, err := parseWhole(c, r.URL.RawQuery)
	if err != nil {
		return err
	}
	s := State{Tag: q.AppendTag(nil, p.counter, p.mark, p.view)}
	if !q.ProceedPage(w, r, &s, nil) {
		return nil
	}
	m := NewMembers()
	defer m.Free()
	for i, id := range p.ids {
		m.Add([]byte(id), []byte(p.tags[i]))
	}
	return q.Serve(w, r, &s, m, p.next, p.ids, nil)
}

// The collections and pages that the tests use.
var (
	taggedItems = with(func(c *Collection) { c.ItemTags = true })
	weakItems   = with(func(c *Collection) { c.Weak = true })
	grouped     = with(func(c *Collection) {
		c.Resource = &Resource{CacheControl: []string{cacheControl}, CacheGroups: []string{`"/books"`}}
	})

	onePage   = page{ids: []string{"a", "b"}, tags: []string{`"1"`, `"2"`}}
	firstPage = page{ids: []string{"a", "b"}, tags: []string{`"1"`, `"2"`}, next: "b"}
	untagged  = page{ids: []string{"a", "b"}, tags: []string{`"1"`, ""}}
	counted   = page{ids: []string{"a", "b"}, tags: []string{`"1"`, ""}, counter: 7}
)

func with(change func(*Collection)) *Collection {
	c := testCollection
	change(&c)
	return &c
}

func tagOf(c *Collection, query string, p page) string {
	return list(c, http.MethodGet, query, nil, p).Header().Get("Etag")
}

func TestListBody(t *testing.T) {
	next := func(query string) string { return cursorOf(t, query, "b") }
	tests := []struct {
		name  string
		c     *Collection
		query string
		p     page
		body  string
		link  string
	}{
		{"all in one page", &testCollection, "", onePage, `{"items":["a","b"]}`, ""},
		{"first page", &testCollection, "", firstPage, `{"items":["a","b"],"next":"` + next("") + `"}`, `<?cursor=` + next("") + `>; rel="next"`},
		{"a page of many", &testCollection, "sort=-year,title&limit=5&author=x+y", firstPage,
			`{"items":["a","b"],"next":"` + next("author=x+y&sort=-year,title") + `"}`,
			`<?author=x%20y&sort=-year%2Ctitle&limit=5&cursor=` + next("author=x+y&sort=-year,title") + `>; rel="next"`},
		{"no items", &testCollection, "", page{}, `{"items":[]}`, ""},
		{"no items, but a next page", &testCollection, "", page{next: "b"}, `{"items":[],"next":"` + next("") + `"}`, `<?cursor=` + next("") + `>; rel="next"`},
		{"tags of items", taggedItems, "", onePage, `{"items":["a","b"],"etags":["\"1\"","\"2\""]}`, ""},
		{"tags of items, next page", taggedItems, "", firstPage, `{"items":["a","b"],"etags":["\"1\"","\"2\""],"next":"` + next("") + `"}`, `<?cursor=` + next("") + `>; rel="next"`},
		{"tag of no item", taggedItems, "", page{}, `{"items":[],"etags":[]}`, ""},
		{"tag of an item not known", taggedItems, "", untagged, `{"items":["a","b"],"etags":["\"1\"",null]}`, ""},
		{"weak tag of an item", taggedItems, "", page{ids: []string{"a"}, tags: []string{`W/"a\b"`}}, `{"items":["a"],"etags":["W/\"a\\b\""]}`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := list(test.c, http.MethodGet, test.query, nil, test.p)
			if body, link := w.Body.String(), w.Header().Get("Link"); w.Code != 200 || body != test.body || link != test.link {
				t.Errorf("got  %d %s %s\nwant 200 %s %s", w.Code, body, link, test.body, test.link)
			}
		})
	}
}

func TestListHeaders(t *testing.T) {
	const etag = `"S060b74a2_rToHg3.k3x9q2"` // the form of tags is fixed: a change would be noticed here
	ok := func(lines ...string) http.Header {
		return header(append(lines, "Cache-Control: "+cacheControl, "Vary: "+language, "Content-Type: application/json")...)
	}
	tests := []struct {
		name    string
		c       *Collection
		method  string
		lines   []string
		before  http.Header
		p       page
		status  int
		headers http.Header
	}{
		{"200", &testCollection, "GET", nil, nil, onePage, 200, ok("Etag: "+etag, "Content-Length: 19")},
		{"200 to HEAD", &testCollection, "HEAD", nil, nil, onePage, 200, ok("Etag: "+etag, "Content-Length: 19")},
		{"200 without a tag", &testCollection, "GET", nil, nil, untagged, 200, ok("Content-Length: 19")},
		{"200 over other fields", &testCollection, "GET", nil, header("Etag: \"x\"", "Last-Modified: x", "Link: </>; rel=\"up\"", "Content-Length: 9"), firstPage, 200,
			ok("Etag: "+tagOf(&testCollection, "", firstPage), "Link: </>; rel=\"up\"", "Link: <?cursor="+cursorOf(t, "", "b")+">; rel=\"next\"", "Content-Length: 41")},
		{"200 behind a compressing wrapper", &testCollection, "GET", nil, header("Content-Encoding: gzip", "Content-Length: 99"), onePage, 200,
			ok("Etag: "+etag, "Content-Encoding: gzip")},
		{"200 in groups", grouped, "GET", nil, header(`Cache-Groups: "all"`), onePage, 200, header("Etag: "+etag, "Cache-Control: "+cacheControl,
			"Content-Type: application/json", "Content-Length: 19", `Cache-Groups: "all"`, `Cache-Groups: "/books"`)},
		{"304", &testCollection, "GET", []string{"If-None-Match: " + etag}, nil, onePage, 304, header("Etag: "+etag, "Cache-Control: "+cacheControl, "Vary: "+language)},
		{"304 in groups", grouped, "GET", []string{"If-None-Match: " + etag}, nil, onePage, 304, header("Etag: "+etag, "Cache-Control: "+cacheControl, `Cache-Groups: "/books"`)},
		{"304 by counter", &testCollection, "GET", []string{"If-None-Match: *"}, nil, counted, 304,
			header("Etag: "+tagOf(&testCollection, "", counted), "Cache-Control: "+cacheControl, "Vary: "+language)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, "/books", nil)
			r.Header = header(test.lines...)
			for name, values := range test.before {
				w.Header()[name] = values
			}
			if err := serveList(test.c, w, r, test.p); err != nil {
				t.Fatal(err)
			}
			if w.Code != test.status || !reflect.DeepEqual(w.Header(), test.headers) {
				t.Errorf("got  %d %v\nwant %d %v", w.Code, w.Header(), test.status, test.headers)
			}
			if (w.Body.Len() > 0) != (test.method == "GET" && test.status == 200) {
				t.Errorf("body %s", w.Body)
			}
		})
	}
}

// Pages that differ in anything have different tags.
func TestListTagDiffers(t *testing.T) {
	kinds := map[string]*Collection{
		"plain": &testCollection, "tagged items": taggedItems,
		"other shape": with(func(c *Collection) { c.Fingerprint = "other" }),
		"other route": with(func(c *Collection) { c.Pattern = "/papers" }),
	}
	queries := []string{"", "limit=5", "author=x", "author=y", "year=x", "author=", "sort=year", "sort=-year", "sort=year,title", "sort=title,year",
		"author=x&year=y", "author=x&limit=5", "author=x%26year%3Dy"}
	pages := map[string]page{
		"both": onePage, "first": firstPage, "empty": {}, "empty, more to come": {next: "b"},
		"other order":          {ids: []string{"b", "a"}, tags: []string{`"2"`, `"1"`}},
		"other ids":            {ids: []string{"a", "c"}, tags: onePage.tags},
		"other ids, same text": {ids: []string{"ab", ""}, tags: onePage.tags},
		"other tags":           {ids: onePage.ids, tags: []string{`"1"`, `"3"`}},
		"one":                  {ids: []string{"a"}, tags: []string{`"1"`}},
		"counter 7":            {counter: 7}, "counter -7": {counter: -7}, "counter 77": {counter: 77},
		"mark 7": {mark: "7"}, "mark :7": {mark: ":7"}, "mark 7:": {mark: "7:"}, "mark with a dot": {mark: "7.k3x9q2"},
		"counter and mark": {counter: 7, mark: "7"}, "mark that a tag cannot hold": {mark: "é \"%\x00"}, "escaped mark": {mark: "%C3%A9"},
	}
	seen := map[string]string{}
	for kind, c := range kinds {
		for _, query := range queries {
			for name, p := range pages {
				what := kind + ", " + query + ", " + name
				tag := tagOf(c, query, p)
				if same, ok := seen[tag]; ok {
					t.Errorf("%s and %s have the tag %s", what, same, tag)
				}
				seen[tag] = what
				if tags, malformed := walk(tag); malformed || len(tags) != 1 || tag[0] != '"' || strings.ContainsAny(tag, ",\\") {
					t.Errorf("%s: %s", what, tag)
				}
				if w := list(c, "GET", query, header("If-None-Match: "+tag), p); w.Code != 304 {
					t.Errorf("%s: %d for its own tag", what, w.Code)
				}
			}
		}
	}
}

// A page with the same members is a different page if it begins elsewhere.
func TestListTagDiffersByCursor(t *testing.T) {
	for _, p := range []page{onePage, counted, {}} {
		seen := map[string]bool{}
		for _, query := range []string{"", "cursor=" + cursorOf(t, "", "b"), "cursor=" + cursorOf(t, "", "c"), "cursor=" + cursorOf(t, "", "\x00"),
			"author=x", "author=x&cursor=" + cursorOf(t, "author=x", "b")} {
			tag := tagOf(&testCollection, query, p)
			if tag == "" || seen[tag] {
				t.Errorf("%s: %s, and before %v", query, tag, seen)
			}
			seen[tag] = true
		}
	}
}

// The tag does not depend on how a query is written.
func TestListTagIsOfTheQueryAndNotItsSpelling(t *testing.T) {
	for _, p := range []page{onePage, counted} {
		for _, spellings := range [][]string{
			{"", "&", "limit=20", "%6cimit=20"},
			{"author=x+y&year=1", "year=1&author=x%20y", "&&%61uthor=x%20%79&year=%31&limit=20"},
			{"sort=-year,title", "sort=-year%2Ctitle", "sort=%2Dyear,title&limit=20"},
		} {
			for _, spelling := range spellings {
				if a, b := tagOf(&testCollection, spellings[0], p), tagOf(&testCollection, spelling, p); a != b || a == "" {
					t.Errorf("%s: %s, %s: %s", spellings[0], a, spelling, b)
				}
			}
		}
	}
}

func TestListTagForm(t *testing.T) {
	tests := []struct {
		name string
		c    *Collection
		p    page
		want string
	}{
		{"digest", &testCollection, onePage, `"S060b74a2_rToHg3.k3x9q2"`},
		{"digest, weak items", weakItems, onePage, `W/"S060b74a2_rToHg3.k3x9q2"`},
		{"digest, an item without a tag", &testCollection, untagged, ""},
		{"counter", &testCollection, counted, `"7.-P6t8n1CqHI.k3x9q2"`},
		{"counter, weak items", weakItems, counted, `W/"7.-P6t8n1CqHI.k3x9q2"`},
		{"mark", &testCollection, page{mark: "a,b"}, `"0:a%2Cb.-P6t8n1CqHI.k3x9q2"`},
		{"both", &testCollection, page{counter: -7, mark: "x.y"}, `"-7:x.y.-P6t8n1CqHI.k3x9q2"`},
	}
	for _, test := range tests {
		if got := tagOf(test.c, "", test.p); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestListOfWhatCannotBeEncoded(t *testing.T) {
	q, err := parseQuery(&testCollection, "")
	if err != nil {
		t.Fatal(err)
	}
	m := NewMembers()
	m.Add([]byte("a"), []byte(`"1"`))
	w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/books", nil)
	if err := q.Serve(w, r, &State{}, m, "b", []func(){nil}, nil); err == nil || errors.Unwrap(err) == nil || !strings.Contains(err.Error(), "[]func()") {
		t.Errorf("got %v", err)
	}
	if len(w.Header()) != 0 || w.Body.Len() != 0 {
		t.Errorf("written: %v %s", w.Header(), w.Body)
	}
	if w := list(&testCollection, "GET", "", nil, onePage); w.Body.String() != `{"items":["a","b"]}` {
		t.Errorf("then: %s", w.Body)
	}
}

// A list of members begins empty, whatever the previous one contained.
func TestMembersBeginEmpty(t *testing.T) {
	want := tagOf(&testCollection, "", onePage)
	for range 10 {
		m := NewMembers()
		m.Add([]byte("left"), nil)
		m.Free()
		if got := tagOf(&testCollection, "", onePage); got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	}
}

func TestLongListsOfMembersAreNotKept(t *testing.T) {
	for _, test := range []struct {
		size int
		kept bool
	}{{maxPooled, true}, {maxPooled + 1, false}} {
		if m := (&Members{text: make([]byte, 0, test.size)}); m.poolable() != test.kept {
			t.Errorf("%d bytes: kept %t", test.size, !test.kept)
		}
	}
}
