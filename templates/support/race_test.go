package etagen

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// Another request is faster: the shelf changes between the decision and the write.
func TestLostRaces(t *testing.T) {
	change := func(s *bookShelf) {
		b := s.books["moby"]
		b.Title = "by another"
		s.books["moby"] = s.stamp(b, b.Version+1)
	}
	remove := func(s *bookShelf) { delete(s.books, "moby") }
	create := func(s *bookShelf) { s.books["new"] = s.stamp(book{ID: "new", Title: "by another"}, 1) }
	again := func(s *bookShelf) { remove(s); s.books["moby"] = s.stamp(book{ID: "moby", Title: "by another"}, 5) }
	tests := []struct {
		name, method, id, body string
		require                Require
		lines                  []string
		other                  func(*bookShelf)
		times                  int // how often the other is faster
		status                 int
		title                  string // stored afterwards; empty for nothing
	}{
		{"PUT with a tag", "PUT", "moby", `{"title":"mine"}`, RequireMatch, []string{ifMoby}, change, 1, 412, "by another"},
		{"PATCH with a tag", "PATCH", "moby", `{"title":"mine"}`, RequireMatch, []string{ifMoby}, change, 1, 412, "by another"},
		{"DELETE with a tag", "DELETE", "moby", ``, RequireMatch, []string{ifMoby}, change, 1, 412, "by another"},
		{"PUT with a date", "PUT", "moby", `{"title":"mine"}`, RequireAny, []string{"If-Unmodified-Since: " + mobyDate}, change, 1, 412, "by another"},
		{"PUT with *", "PUT", "moby", `{"title":"mine"}`, RequireMatch, []string{"If-Match: *"}, change, 1, 200, "mine"},
		{"PUT with nothing", "PUT", "moby", `{"title":"mine"}`, RequireNone, nil, change, 9, 200, "mine"},
		{"PUT with nothing, too often", "PUT", "moby", `{"title":"mine"}`, RequireNone, nil, change, 10, 503, "by another"},
		{"DELETE with *", "DELETE", "moby", ``, RequireMatch, []string{"If-Match: *"}, change, 9, 204, ""},
		{"DELETE with *, too often", "DELETE", "moby", ``, RequireMatch, []string{"If-Match: *"}, change, 10, 503, "by another"},
		{"PATCH with * is one of what is stored then", "PATCH", "moby", `{"pages":1}`, RequireMatch, []string{"If-Match: *"}, change, 3, 200, "by another"},

		{"PUT, deleted", "PUT", "moby", `{"title":"mine"}`, RequireMatch, []string{ifMoby}, remove, 1, 412, ""},
		{"PUT with *, deleted", "PUT", "moby", `{"title":"mine"}`, RequireMatch, []string{"If-Match: *"}, remove, 1, 412, ""},
		{"PUT with nothing, deleted", "PUT", "moby", `{"title":"mine"}`, RequireNone, nil, remove, 1, 201, "mine"},
		{"PATCH, deleted", "PATCH", "moby", `{"title":"mine"}`, RequireMatch, []string{ifMoby}, remove, 1, 404, ""},
		{"DELETE, deleted", "DELETE", "moby", ``, RequireMatch, []string{ifMoby}, remove, 1, 404, ""},
		{"PUT, deleted and made anew", "PUT", "moby", `{"title":"mine"}`, RequireMatch, []string{ifMoby}, again, 1, 412, "by another"},

		{"PUT that creates, created", "PUT", "new", `{"title":"mine"}`, RequireMatch, []string{ifNew}, create, 1, 412, "by another"},
		{"PUT that creates with nothing, created", "PUT", "new", `{"title":"mine"}`, RequireNone, nil, create, 1, 200, "mine"},
		{"what guarded the creation does not guard the update", "PUT", "new", `{"title":"mine"}`, RequireMatch, []string{`If-None-Match: "x"`}, create, 1, 428, "by another"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			times := test.times
			s := mobyShelf()
			s.before = func(s *bookShelf) {
				if times--; times >= 0 {
					test.other(s)
				}
			}
			w := sendRequiring(test.require, s, test.method, test.id, test.body, test.lines...)
			if w.Code != test.status || s.books[test.id].Title != test.title {
				t.Errorf("got %d, stored %+v\nwant %d, %q", w.Code, s.books[test.id], test.status, test.title)
			}
			if test.status == 412 && w.Header().Get("Etag") != storedTag(s, test.id) {
				t.Errorf("ETag %s, stored is %s", w.Header().Get("Etag"), storedTag(s, test.id))
			}
			if (w.Header().Get("Retry-After") != "") != (test.status == 503) {
				t.Errorf("header %v", w.Header())
			}
		})
	}
}

// Of concurrent requests with the same content, none is made twice. The stored state is
// what each asked for, and whose it is cannot be seen.
func TestWritersOfTheSameContent(t *testing.T) {
	for _, test := range []struct {
		name, method, id string
		lines            []string
	}{
		{"PUT", "PUT", "moby", []string{"If-Match: *"}},
		{"PATCH", "PATCH", "moby", []string{"If-Match: *"}},
		{"PUT that creates or replaces", "PUT", "new", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, asked := mobyShelf(), 0
			s.before = func(s *bookShelf) {
				if asked++; asked == 1 {
					b := book{ID: test.id, Title: "same", Pages: s.books[test.id].Pages}
					s.books[test.id] = s.stamp(b, s.books[test.id].Version+1)
				}
			}
			w, told := sendContrary(RequireNone, s, test.method, test.id, `{"title":"same"}`, test.lines...)
			if w.Code != 500 || told == nil || asked != 1 || s.books[test.id].Title != "same" {
				t.Errorf("%d after %d writes, told %v, stored %+v", w.Code, asked, told, s.books[test.id])
			}
		})
	}
}

// A fullShelf has no room for new books.
type fullShelf struct{ *bookShelf }

func (fullShelf) CreateBook(context.Context, *book) (*book, error) {
	return nil, fmt.Errorf("title is taken: %w", errBookExists)
}

func (fullShelf) UpdateBook(context.Context, *book, int64) (*book, error) {
	return nil, fmt.Errorf("title is taken: %w", errBookExists)
}

// A conflict may be with another resource, for example one with the same title.
func TestCollisionElsewhere(t *testing.T) {
	w := sendRequiring(RequireMatch, fullShelf{newShelf()}, "PUT", "new", `{"title":"x"}`, ifNew)
	checkProblem(t, w, 409, "")
	w = sendRequiring(RequireMatch, fullShelf{mobyShelf()}, "PATCH", "moby", `{"title":"x"}`, ifMoby)
	checkProblem(t, w, 409, "")
}

func storedTag(s *bookShelf, id string) string {
	b, ok := s.books[id]
	if !ok {
		return ""
	}
	return bookETag(&b)
}

// sendRequiring does what send does, with another required precondition.
func sendRequiring(require Require, s bookStore, method, id, body string, lines ...string) *httptest.ResponseRecorder {
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/"+id, strings.NewReader(body))
	r.Header = header(lines...)
	r.SetPathValue("id", id)
	r.Header.Set("Content-Type", map[string]string{"PUT": jsonType, "PATCH": mergePatchType, "DELETE": jsonType}[method])
	answerWrite(w, r, bookWriter{&bookHandler{Store: s}}, requiring(require), method)
	return w
}

// Clients that read, add one and write, and start again on 412, lose no addition.
func TestNoUpdateIsLost(t *testing.T) {
	const clients, additions = 8, 25
	s := newShelf()
	s.books["sum"] = s.stamp(book{ID: "sum"}, 1)
	h := &bookHandler{Store: s}
	var group sync.WaitGroup
	for i := 0; i < clients; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for done := 0; done < additions; {
				b, err := s.GetBook(context.Background(), "sum")
				if err != nil {
					t.Error(err)
					return
				}
				w := send(h, "PATCH", "sum", `{"pages":`+strconv.Itoa(b.Pages+1)+`}`, asPatch, "If-Match: "+bookETag(b))
				switch w.Code {
				case http.StatusOK:
					done++
				case http.StatusPreconditionFailed:
				default:
					t.Errorf("%d %s", w.Code, w.Body)
					return
				}
			}
		}()
	}
	group.Wait()
	if got := s.books["sum"]; got.Pages != clients*additions || got.Version != clients*additions+1 {
		t.Errorf("%+v after %d additions", got, clients*additions)
	}
}

// Requests that all read the same state are held until each of them has decided.
func TestOneOfManyWins(t *testing.T) {
	const clients = 6
	for _, lines := range [][]string{{asJSON, ifMoby}, {asJSON, ifNew}} {
		id := map[string]string{ifMoby: "moby", ifNew: "new"}[lines[1]]
		s := mobyShelf()
		var held sync.WaitGroup
		held.Add(clients)
		s.before = func(*bookShelf) { held.Done(); held.Wait() }
		statuses := make(chan int, clients)
		for i := 0; i < clients; i++ {
			go func() {
				statuses <- send(&bookHandler{Store: s}, "PUT", id, `{"title":"`+strconv.Itoa(i)+`"}`, lines...).Code
			}()
		}
		count := map[int]int{}
		for i := 0; i < clients; i++ {
			count[<-statuses]++
		}
		if won := count[200] + count[201]; won != 1 || count[412] != clients-1 || s.writes != 1 {
			t.Errorf("%q: %v, %d writes", lines, count, s.writes)
		}
	}
}

// The store is not written to unless If-Match is * or a list that contains the current
// strong tag.
func FuzzIfMatchGuards(f *testing.F) {
	for _, seed := range []string{
		"*", mobyTag, "W/" + mobyTag, `"x", ` + mobyTag, mobyTag + " x", `*, ` + mobyTag, "", `"1`, "1.k3x9q2", mobyTag + "\n*", "\n" + mobyTag,
	} {
		f.Add(seed, uint8(0))
	}
	f.Fuzz(func(t *testing.T, value string, n uint8) {
		lines := strings.Split(value, "\n")
		method := []string{"PUT", "PATCH", "DELETE"}[n%3]
		require := []Require{RequireMatch, RequireAny, RequireNone}[n/3%3]
		s := mobyShelf()
		w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/moby", strings.NewReader(`{}`))
		r.Header = http.Header{"If-Match": lines, "Content-Type": {map[string]string{
			"PUT": jsonType, "PATCH": mergePatchType, "DELETE": jsonType}[method]}}
		r.SetPathValue("id", "moby")
		answerWrite(w, r, bookWriter{&bookHandler{Store: s}}, requiring(require), method)
		names := referenceIfMatch(lines, &State{Tag: []byte(mobyTag)})
		if names != (s.writes == 1) || names != (w.Code < 300) || !names && w.Code != 412 {
			t.Errorf("%s with If-Match %q: %d, %d writes", method, lines, w.Code, s.writes)
		}
	})
}
