package etagentest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"testing"
)

// A filled is a store whose list is not empty.
type filled[P any] struct {
	*Store[P]
	*List[P]
	items map[string]P // by their JSON
	order []string     // their JSON in the order in which they were created
}

// RunLists checks the store of a handler, if that serves lists.
func RunLists[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	var taken []Member[P]
	run := func(name string, has bool, check func(*testing.T, *filled[P])) {
		t.Helper()
		if !has {
			return
		}
		t.Run(name, func(t *testing.T) {
			f := newFilled(open(t))
			if taken != nil {
				f.List.Members = taken
			}
			check(t, f)
		})
	}
	creates := open(t).Create != nil
	run("a list takes all values of what it sorts by", creates, func(t *testing.T, _ *filled[P]) { taken = probe(t, open) })
	run("pages of any size hold each item once, in one order", creates, pagesAgree[P])
	run("pages hold each item once where all are equal", creates, equalAgree[P])
	run("pages hold each item once where values are missing", creates, missingAgree[P])
	run("nothing is left out or repeated while items come and go", creates, pagesHold[P])
	run("a list is in the order that was asked for", creates, listIsSorted[P])
	run("a filter gives what has the value and nothing else", creates, filtersHold[P])
	run("several values give what has one of them", creates, valuesHold[P])
	run("a range has both its ends", creates, rangesHold[P])
	run("the total counts what a query asks for", creates, totalsHold[P])
	run("the entity tag of a list moves with each change", creates, listMoves[P])
	run("a list has what its path names", creates, parentsCount[P])
	run("a list of what is there ends", !creates, listEnds[P])
	run("a place that a client made up is no failure", true, anyPlace[P])
}

// newFilled returns a store whose list is still empty.
func newFilled[P any](s Store[P]) *filled[P] {
	if s.List.IDs == nil {
		s.List.IDs = s.IDs
	}
	return &filled[P]{Store: &s, List: s.List, items: map[string]P{}}
}

// A page is the body of a response with a page.
type page struct {
	Items []json.RawMessage
	Etags []string
	Total *int
	Next  string
}

// most returns how many items a page can have.
func (l *List[P]) most() int {
	if l.MaxLimit == 0 {
		return 100
	}
	return l.MaxLimit
}

// query returns the query for a page, of as many items as a page can have at most.
func (l *List[P]) query(limit int, parameters ...string) url.Values {
	q := url.Values{"limit": {strconv.Itoa(min(limit, l.most()))}}
	for i := 0; i < len(parameters); i += 2 {
		if parameters[i+1] != "" {
			q.Set(parameters[i], parameters[i+1])
		}
	}
	return q
}

// page requests a page, and returns its entity tag too.
func (l *List[P]) page(t *testing.T, q url.Values) (page, string) {
	t.Helper()
	recorder := httptest.NewRecorder()
	l.Handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, l.Path+"?"+q.Encode(), http.NoBody))
	if recorder.Code != http.StatusOK {
		t.Fatalf("List%s for GET %s?%s: status %d: %s", l.Name, l.Path, q.Encode(), recorder.Code, recorder.Body)
	}
	var p page
	if err := json.Unmarshal(recorder.Body.Bytes(), &p); err != nil {
		t.Fatalf("the page is not JSON: %v", err)
	}
	checkPage(t, &p, q, recorder.Header())
	return p, recorder.Header().Get("Etag")
}

// walk returns the items of all pages as JSON, and calls between after each page.
func (f *filled[P]) walk(t *testing.T, q url.Values, between func(page)) []string {
	t.Helper()
	var all []string
	limit, _ := strconv.Atoi(q.Get("limit"))
	defer q.Del("cursor")
	for range 10 * (1 + len(f.items)) {
		p, _ := f.page(t, q)
		if len(p.Items) > limit {
			t.Fatalf("List%s returns %d items for a Limit of %d: add LIMIT to the statement", f.List.Name, len(p.Items), limit)
		}
		if len(p.Items) == 0 && q.Has("cursor") && between == nil {
			t.Errorf("List%s returns a Next after the last item of %s: select one item more than Limit, and set Next only if there is one", f.List.Name, q.Encode())
		}
		for _, item := range p.Items {
			all = append(all, string(item))
		}
		if between != nil {
			between(p)
		}
		if p.Next == "" {
			return all
		}
		q.Set("cursor", p.Next)
	}
	q.Del("cursor")
	t.Fatalf("List%s never ends with %s: begin a page after the item of After, with > and not >=", f.List.Name, q.Encode())
	return nil
}

// Fails returns a function for OnError of a handler, with which a method of the store
// fails the test. Use it if no response is checked.
func Fails(t *testing.T, method string) func(*http.Request, error) {
	return func(r *http.Request, err error) { t.Errorf("%s for %s: %v", method, r.URL, err) }
}
