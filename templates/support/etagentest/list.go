package etagentest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"testing"
)

// A List is what the suite knows of the lists of a store: the handler over it,
// and the store's own methods. Those that the store does not have are nil.
type List[P any] struct {
	Handler http.Handler
	Path    string   // of the list
	Sort    []string // what a query can sort by: numbers, and texts that Create makes of n

	Create func(n int) (P, error)           // of a resource of its own for each n
	Update func(stored P, n int) (P, error) // with other content for each n
	Delete func(stored P) error

	After     func(place string) error // of the store's page that begins at a place
	BadCursor error                    // what that error wraps where there is no such place
}

// RunList holds the lists of a store to what a handler relies on. open returns a
// store of its own each time, with nothing else in it than RunStore asks for.
func RunList[P any](t *testing.T, open func(t *testing.T) List[P]) {
	t.Helper()
	run := func(name string, check func(*testing.T, *List[P])) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			l := open(t)
			check(t, &l)
		})
	}
	run("pages of any size hold each item once, in one order", pagesAgree[P])
	run("nothing is left out or repeated while items come and go", pagesHold[P])
	run("the entity tag of a list moves with each change", listMoves[P])
	run("a list is in the order that was asked for", listIsSorted[P])
	run("a place that a client made up is no failure", anyPlace[P])
}

// A page is the body of the answer for a list.
type page struct {
	Items []json.RawMessage
	Next  string
}

// get asks for a page.
func (l *List[P]) get(t *testing.T, limit int, sort, cursor string) (page, string) {
	t.Helper()
	query := url.Values{"limit": {strconv.Itoa(limit)}}
	if cursor != "" {
		query.Set("cursor", cursor)
	}
	if sort != "" {
		query.Set("sort", sort)
	}
	recorder := httptest.NewRecorder()
	l.Handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, l.Path+"?"+query.Encode(), http.NoBody))
	if recorder.Code != http.StatusOK {
		t.Fatalf("GET %s?%s: status %d: %s", l.Path, query.Encode(), recorder.Code, recorder.Body)
	}
	var p page
	if err := json.Unmarshal(recorder.Body.Bytes(), &p); err != nil {
		t.Fatalf("the page is not JSON: %v", err)
	}
	if len(p.Items) > limit {
		t.Errorf("a page of %d items, and %d were asked for", len(p.Items), limit)
	}
	return p, recorder.Header().Get("Etag")
}

// walk returns the items of all pages, and calls between after each of them.
func (l *List[P]) walk(t *testing.T, limit int, sort string, between func(page)) []string {
	t.Helper()
	var all []string
	cursor := ""
	for range 1000 {
		p, _ := l.get(t, limit, sort, cursor)
		for _, item := range p.Items {
			all = append(all, string(item))
		}
		if between != nil {
			between(p)
		}
		if p.Next == "" {
			return all
		}
		cursor = p.Next
	}
	t.Fatalf("the list has no end with pages of %d", limit)
	return nil
}

// create has the store create a resource, and returns it with its JSON.
func (l *List[P]) create(t *testing.T, n int) (P, string) {
	t.Helper()
	created, err := l.Create(n)
	if err != nil {
		t.Fatalf("creating the resource number %d: %v", n, err)
	}
	return created, JSON(t, created)
}
