//go:build !race

// Nothing in this file is concurrent, and the race detector needs five times as long.

package etagen_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// get sends a GET request for a list; tag may be empty.
func get(store BookStore, query, tag string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/books", RawQuery: query}, Header: http.Header{}}
	if tag != "" {
		r.Header["If-None-Match"] = []string{tag}
	}
	(&BookHandler{Store: store}).List(w, r)
	return w
}

// A poll is what a client knows about a list: the last response to a query.
type poll struct{ tag, body string }

// A history records the responses during one sequence of changes.
type history struct {
	*shelf
	rand   *rand.Rand
	ids    int
	bodies map[string]string // by query and tag
	tags   map[string]string // by query and body
	owners map[string]string // the query by tag
	polls  map[string]poll   // by query
	tally  *tally
}

// A tally counts the conditional requests of all sequences.
type tally struct{ requests, notModified, needless int }

var (
	titles  = []string{"Moby-Dick", "Omoo", "Typee"} // ordered as texts, as in a query
	authors = []string{"Herman Melville", "Mary Shelley", ""}
	orders  = []string{"", "year", "-year", "title", "-title,year", "year,-title"}
)

func (h *history) pick(texts []string) string { return texts[h.rand.Intn(len(texts))] }
func (h *history) year() int                  { return 1846 + h.rand.Intn(3) }

// change makes one change to the shelf.
func (h *history) change() {
	n := len(h.books)
	switch op := h.rand.Intn(5); {
	case n == 0 || op == 0 && n < 7:
		h.ids++ // an id is never reused, since its versions would start again
		h.insert(fmt.Sprint("b", h.ids), h.pick(titles), h.pick(authors), h.year())
	case op == 1:
		i := h.rand.Intn(n)
		h.remove(i)
	case op == 2 && n > 1:
		i := h.rand.Intn(n)
		h.swap(i, (i+1+h.rand.Intn(n-1))%n)
	default:
		h.update(h.rand.Intn(n), h.pick(titles), h.year())
	}
}

// query makes the query of a list. The order of its parameters is the same for the same
// list.
func (h *history) query() string {
	var q []string
	for _, title := range titles {
		if h.rand.Intn(6) == 0 {
			q = append(q, "title="+title)
		}
	}
	if h.rand.Intn(3) == 0 {
		q = append(q, "author="+url.QueryEscape(h.pick(authors)))
	}
	for _, name := range []string{"year", "year.min", "year.max"} {
		if h.rand.Intn(6) == 0 {
			q = append(q, fmt.Sprint(name, "=", h.year()))
		}
	}
	if h.rand.Intn(6) == 0 {
		q = append(q, "q="+h.pick([]string{"", "o", "y"}))
	}
	if h.rand.Intn(2) == 0 {
		q = append(q, "total=true")
	}
	if order := h.pick(orders); order != "" {
		q = append(q, "sort="+order)
	}
	return strings.Join(append(q, fmt.Sprint("limit=", 1+h.rand.Intn(4))), "&")
}

// check gets a page of a list, without a condition and with the tag that the client had,
// and then perhaps the next page.
func (h *history) check(t *testing.T, query string) {
	answer := get(h.shelf, query, "")
	tag, body := answer.Header().Get("Etag"), answer.Body.String()
	if answer.Code != http.StatusOK || tag == "" {
		t.Fatalf("%s: %d, tag %s, %s", query, answer.Code, tag, body)
	}
	key := query + "\n"
	if before, ok := h.bodies[key+tag]; ok && before != body {
		t.Fatalf("%s: the tag %s is that of two pages:\n%s\n%s", query, tag, before, body)
	}
	if before, ok := h.tags[key+body]; ok && before != tag && !h.vouches {
		t.Fatalf("%s: the tags %s and %s are of one page:\n%s", query, before, tag, body)
	}
	if owner, ok := h.owners[tag]; ok && owner != query {
		t.Fatalf("the tag %s is that of two queries: %s and %s", tag, owner, query)
	}
	h.bodies[key+tag], h.tags[key+body], h.owners[tag] = body, tag, query
	h.revalidate(t, query, poll{tag, body})
	var page struct{ Next string }
	if err := json.Unmarshal([]byte(body), &page); err != nil {
		t.Fatal(err)
	}
	if page.Next != "" && h.rand.Intn(2) == 0 {
		path, _, _ := strings.Cut(query, "&cursor=")
		h.check(t, path+"&cursor="+page.Next)
	}
}

// revalidate checks whether what the client has is current; now is the current state.
func (h *history) revalidate(t *testing.T, query string, now poll) {
	had, ok := h.polls[query]
	h.polls[query] = now
	if !ok {
		return
	}
	h.tally.requests++
	lists := h.lists
	switch answer := get(h.shelf, query, had.tag); {
	case answer.Code == http.StatusNotModified:
		h.tally.notModified++
		if had.body != now.body {
			t.Fatalf("%s: 304 for the tag %s of\n%s\nnow it is\n%s", query, had.tag, had.body, now.body)
		}
		if h.vouches && h.lists != lists {
			t.Fatalf("%s: 304 after ListBooks was called", query)
		}
	case answer.Code != http.StatusOK || answer.Body.String() != now.body:
		t.Fatalf("%s: %d %s", query, answer.Code, answer.Body)
	case had.body == now.body:
		h.tally.needless++
	}
}

// The tag of a page changes on insert, update, delete and reorder. It differs by filter,
// values, range, parameter, order, page, limit, total, and what the caller may see. A
// digest changes exactly if the encoded page does, and a change counter at least then.
func TestListTagOverRandomSequences(t *testing.T) {
	sequences := 20_000
	if testing.Short() {
		sequences = 2_000
	}
	for _, vouches := range []bool{false, true} {
		t.Run(map[bool]string{false: "digest", true: "stat"}[vouches], func(t *testing.T) {
			var tally tally
			for seed := range sequences {
				h := &history{
					shelf: &shelf{vouches: vouches, counter: 1}, rand: rand.New(rand.NewSource(int64(seed))), tally: &tally,
					bodies: map[string]string{}, tags: map[string]string{}, owners: map[string]string{}, polls: map[string]poll{},
				}
				for range 3 {
					h.change()
				}
				queries := []string{h.query(), h.query()}
				for range 8 {
					if h.rand.Intn(3) > 0 {
						h.change()
					}
					if h.rand.Intn(4) == 0 {
						h.view = h.pick([]string{"", "guest", "staff"})
					}
					h.check(t, h.pick(queries))
				}
			}
			share := func(n int) float64 { return 100 * float64(n) / float64(tally.requests) }
			t.Logf("%d conditional requests: %.1f %% were answered 304, %.1f %% needlessly 200",
				tally.requests, share(tally.notModified), share(tally.needless))
			if tally.notModified == 0 || tally.notModified == tally.requests || !vouches && tally.needless > 0 {
				t.Errorf("%+v", tally)
			}
		})
	}
}
