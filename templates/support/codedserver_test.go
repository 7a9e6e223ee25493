package etagen

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

// A codedServer serves a book, or a list with it, in codings, for the table in
// codedrows_test.go.
type codedServer struct {
	name     string
	weak     bool // its entity tags are
	stat     bool // validators are evaluated before the book is loaded
	list     bool
	own      bool // it has another coding besides gzip
	min      int
	proxy    Proxy
	next     string // where the next page of the list begins; empty at the end
	resource *Resource
	coder    *Coder
}

// codedMins are minimum lengths for codings: none, that of what is served, and one that
// nothing has.
var codedMins = []int{0, 10, 1 << 20}

// codedServers returns a server for each combination of features of a resource, with one
// of the lengths in turn.
func codedServers() (all []*codedServer) {
	for _, proxy := range []Proxy{{}, {Weakens: true}, {Suffix: "-gzip"}, {true, "-gzip"}} {
		for bits := range 16 {
			s := codedServer{weak: bits&1 != 0, stat: bits&2 != 0, list: bits&4 != 0, own: bits&8 != 0, proxy: proxy}
			if s.weak && proxy != (Proxy{}) {
				continue // the generator rejects that
			}
			s.min = codedMins[len(all)%len(codedMins)]
			all = append(all, s.made())
		}
	}
	return all
}

// made returns a copy of s, ready to serve.
func (s codedServer) made() *codedServer {
	s.name = fmt.Sprintf("weak=%t stat=%t list=%t own=%t min=%d weakens=%t suffix=%s", s.weak, s.stat, s.list, s.own, s.min, s.proxy.Weakens, s.proxy.Suffix)
	var codings []Coding
	if s.own {
		codings = []Coding{{"turn", reversed}}
	}
	s.coder = &Coder{Min: s.min, Proxy: s.proxy}
	s.resource = &Resource{NotFound: errBookNotFound, Vary: []string{"Accept-Encoding"}, Forms: s.coder}
	if own := new(HandlerCoder).With(s.coder, codings); own != s.coder {
		s.coder = own
	}
	return &s
}

// codedModified is the modification time of what is served.
var codedModified = time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)

// state returns the validators of the book.
func (s *codedServer) state() *State {
	tag := `"42.k3x9q2"`
	if s.weak {
		tag = "W/" + tag
	}
	return &State{Tag: []byte(tag), Modified: codedModified}
}

// ServeHTTP serves reads. It responds to a write with 204 if its preconditions are true.
func (s *codedServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	set := &Settings{Forms: s.coder, Now: func() time.Time { return codedModified.Add(time.Hour) }}
	switch {
	case !isRead(r):
		if s.resource.Check(w, r, s.state(), set) {
			w.WriteHeader(http.StatusNoContent)
		}
	case s.list:
		s.serveList(w, r, set)
	case s.stat && Conditional(r) && !s.resource.Proceed(w, r, s.state(), set):
	default:
		if err := s.resource.Serve(w, r, s.state(), set, codedBook()); err != nil {
			s.resource.Fail(w, r, err, set)
		}
	}
}

func codedBook() *book {
	return &book{ID: "a1", Version: 42, Title: strings.Repeat("The Whale ", 20)}
}

// serveList serves a page with the book. Its entity tag is made from a mark if stat is
// set, or else from the members.
func (s *codedServer) serveList(w http.ResponseWriter, r *http.Request, set *Settings) {
	books := Collection{Resource: s.resource, Pattern: "/books", Limit: 20, MaxLimit: 20, Fingerprint: "k3x9q2"}
	query, err := parseQuery(&books, "")
	if err != nil {
		s.resource.Fail(w, r, err, set)
		return
	}
	var state State
	if s.stat {
		state.Tag = query.AppendTag(nil, 7, "", "")
		if !query.ProceedPage(w, r, &state, set) {
			return
		}
	}
	members := NewMembers()
	defer members.Free()
	members.Add([]byte("a1"), s.state().Tag)
	if err := query.Serve(w, r, &state, members, s.next, []*book{codedBook()}, set); err != nil {
		s.resource.Fail(w, r, err, set)
	}
}

// ask returns the response to a request with some fields.
func (s *codedServer) ask(method string, fields http.Header) *http.Response {
	r := httptest.NewRequest(method, "/books/a1", nil)
	r.Header = fields
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}
