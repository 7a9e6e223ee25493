package etagenclient

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// A book is the resource that the tests read and change.
type book struct {
	ID      int64             `json:"id"`
	Version int64             `json:"version"`
	Title   string            `json:"title"`
	Count   int               `json:"count"`
	Last    string            `json:"last,omitempty"`
	Tags    []string          `json:"tags,omitempty"`
	Parts   []part            `json:"parts,omitempty"`
	Notes   map[string]*int   `json:"notes,omitempty"`
	Blurb   *string           `json:"blurb"`
	Extra   map[string]string `json:"extra,omitempty"`
}

type part struct {
	Name string `json:"name"`
}

var (
	errNotFound = errors.New("book not found")
	errConflict = errors.New("book was modified concurrently")
	errExists   = errors.New("book exists already")
	errAway     = errors.New("unavailable")
	errOutcome  = errors.New("the outcome is unknown")
)

// books describes a book.
func books() *Resource {
	return &Resource{
		Name:    "book",
		Pattern: "/books/{id}",
		List:    "/books",
		New:     func() any { return new(book) },
		IDs: func(v any) []string {
			b := v.(*book)
			if b == nil {
				return nil
			}
			return []string{strconv.FormatInt(b.ID, 10)}
		},
		InBody:         []bool{true},
		Owned:          []string{"version"},
		Patches:        true,
		NotFound:       &errNotFound,
		Conflict:       &errConflict,
		Exists:         &errExists,
		Unavailable:    &errAway,
		OutcomeUnknown: &errOutcome,
	}
}

// putBooks describes books on a server without PATCH.
func putBooks() *Resource {
	res := books()
	res.Patches = false
	return res
}

// A shop is a server with books, stored as JSON texts.
type shop struct {
	mu      sync.Mutex
	texts   map[int64]map[string]json.RawMessage
	states  int64 // so far
	gets    int
	bodies  int // of GET that were sent
	writes  int
	cache   string // Cache-Control
	header  http.Header
	lastReq *http.Request
}

func newShop() *shop { return &shop{texts: map[int64]map[string]json.RawMessage{}} }

// set stores a book.
func (s *shop) set(id int64, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(text), &members); err != nil {
		panic(err)
	}
	s.store(id, members)
}

func (s *shop) store(id int64, members map[string]json.RawMessage) {
	s.states++
	members["id"], members["version"] = json.RawMessage(strconv.FormatInt(id, 10)), json.RawMessage(strconv.FormatInt(s.states, 10))
	s.texts[id] = members
}

func (s *shop) member(id int64, name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.texts[id][name])
}

func tagFor(members map[string]json.RawMessage) string { return `"` + string(members["version"]) + `"` }

func (s *shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastReq = r
	h := w.Header()
	for name, values := range s.header {
		h[name] = values
	}
	if r.URL.Path == "/books" {
		s.serveList(w, r)
		return
	}
	id, err := strconv.ParseInt(strings.TrimPrefix(r.URL.Path, "/books/"), 10, 64)
	if err != nil {
		http.Error(w, "no such path "+r.URL.Path, http.StatusNotFound)
		return
	}
	if s.cache != "" {
		h.Set("Cache-Control", s.cache)
	}
	old := s.texts[id]
	if r.Method == http.MethodGet {
		s.serveBook(w, r, old)
		return
	}
	s.writes++
	if !admitted(w, r, old) {
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	next := map[string]json.RawMessage{}
	switch r.Method {
	case http.MethodDelete:
		delete(s.texts, id)
		s.states++
		w.WriteHeader(http.StatusNoContent)
		return
	case http.MethodPatch:
		text, _ := json.Marshal(old)
		body = merged(text, body)
	}
	if json.Unmarshal(body, &next) != nil {
		w.WriteHeader(http.StatusUnprocessableEntity)
		return
	}
	s.store(id, next)
	h.Set("Content-Location", r.URL.Path)
	status := http.StatusOK
	if old == nil {
		status = http.StatusCreated
	}
	writeBook(w, status, next)
}

func (s *shop) serveBook(w http.ResponseWriter, r *http.Request, old map[string]json.RawMessage) {
	s.gets++
	if old == nil {
		writeProblem(w, http.StatusNotFound)
		return
	}
	w.Header().Set("ETag", tagFor(old))
	if sameState(r.Header.Get("If-None-Match"), tagFor(old)) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.bodies++
	writeBook(w, http.StatusOK, old)
}

func writeBook(w http.ResponseWriter, status int, members map[string]json.RawMessage) {
	w.Header().Set("ETag", tagFor(members))
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	b, _ := json.Marshal(members)
	w.Write(b)
}

func writeProblem(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"title":%q,"status":%d}`, http.StatusText(status), status)
}

// admitted evaluates the precondition of a write.
func admitted(w http.ResponseWriter, r *http.Request, old map[string]json.RawMessage) bool {
	match, none := r.Header.Get("If-Match"), r.Header.Get("If-None-Match")
	switch {
	case match == "" && none == "":
		writeProblem(w, http.StatusPreconditionRequired)
	case match != "" && (old == nil || match != anyTag && match != tagFor(old)), none != "" && old != nil:
		writeProblem(w, http.StatusPreconditionFailed)
	default:
		return true
	}
	return false
}

// serveList serves pages of two books, and supports POST.
func (s *shop) serveList(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		members := map[string]json.RawMessage{}
		json.NewDecoder(r.Body).Decode(&members)
		s.writes++
		id := int64(len(s.texts) + 100)
		s.store(id, members)
		w.Header().Set("Location", fmt.Sprintf("books/%d", id))
		writeBook(w, http.StatusCreated, members)
		return
	}
	s.gets++
	if s.cache != "" {
		w.Header().Set("Cache-Control", s.cache)
	}
	var ids []int64
	for id := range s.texts {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	if cursor := r.URL.Query().Get("cursor"); cursor != "" {
		after, _ := strconv.ParseInt(cursor, 10, 64)
		ids = slices.DeleteFunc(ids, func(id int64) bool { return id <= after })
	}
	page := map[string]any{}
	items, tags := []any{}, []string{}
	for i, id := range ids {
		if i == 2 {
			page["next"] = strconv.FormatInt(ids[1], 10)
			break
		}
		items, tags = append(items, s.texts[id]), append(tags, tagFor(s.texts[id]))
	}
	page["items"], page["etags"] = items, tags
	tag := fmt.Sprintf(`"list-%d-%s"`, s.states, r.URL.Query().Get("cursor"))
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.bodies++
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(page)
}

// A direct is a transport that calls a handler.
type direct struct{ http.Handler }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	if r.Body == nil {
		r = r.Clone(r.Context())
		r.Body = http.NoBody
	}
	d.ServeHTTP(w, r)
	res := w.Result()
	res.Request = r
	return res, nil
}

// A transport is a function used as an http.RoundTripper.
type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// clientOf returns a client of a handler.
func clientOf(h http.Handler) *Client {
	return &Client{BaseURL: "http://shop.example", HTTP: &http.Client{Transport: direct{h}}}
}

// through returns a client whose requests pass through a function.
func through(h http.Handler, f func(r *http.Request, next http.RoundTripper) (*http.Response, error)) *Client {
	c := clientOf(h)
	next := c.HTTP.Transport
	c.HTTP.Transport = transport(func(r *http.Request) (*http.Response, error) { return f(r, next) })
	return c
}

// at returns a book that only has an id.
func at(id int64) *book { return &book{ID: id} }

func change(f func(b *book)) func(any) error {
	return func(v any) error {
		f(v.(*book))
		return nil
	}
}

// is reports an unexpected error.
func is(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error %v, want %v", err, want)
	}
}
