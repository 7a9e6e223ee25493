package replicas

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A lagging is a BookStore with two replicas, which are read in turn. A test decides what
// they contain.
type lagging struct {
	mu       sync.Mutex
	primary  *Book
	replicas [2]*Book // what StatBook finds, and what GetBook finds
	asked    []string // the methods that were called, in order
}

// catchUp copies the state of the primary to the replicas.
func (s *lagging) catchUp() { s.replicas = [2]*Book{s.primary, s.primary} }

func (s *lagging) ask(method string, b *Book) (*Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, method)
	if b == nil {
		return nil, ErrBookNotFound
	}
	found := *b
	return &found, nil
}

func (s *lagging) GetBook(context.Context, string) (*Book, error) {
	return s.ask("get", s.replicas[1])
}

func (s *lagging) GetBookForWrite(context.Context, string) (*Book, error) {
	s.mu.Lock()
	primary := s.primary
	s.mu.Unlock()
	return s.ask("primary", primary)
}

func (s *lagging) StatBook(context.Context, string) (BookStat, error) {
	b, err := s.ask("stat", s.replicas[0])
	if err != nil {
		return BookStat{}, err
	}
	return BookStat{Version: b.Version, Changed: b.Changed}, nil
}

func (s *lagging) UpdateBook(_ context.Context, b *Book, version int64) (*Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.primary == nil:
		return nil, ErrBookNotFound
	case s.primary.Version != version:
		return nil, ErrBookConflict
	}
	s.primary = at(version + 1)
	s.primary.Title = b.Title
	return s.primary, nil
}

func (s *lagging) CreateBook(_ context.Context, b *Book) (*Book, error) {
	if s.primary != nil {
		return nil, ErrBookExists
	}
	s.primary = at(1)
	s.primary.Title = b.Title
	return s.primary, nil
}

func (s *lagging) DeleteBook(_ context.Context, _ string, version int64) error {
	if s.primary.Version != version {
		return ErrBookConflict
	}
	s.primary = nil
	return nil
}

func (s *lagging) ListBooks(context.Context, BookQuery) (BookPage, error) { return BookPage{}, nil }

// at returns the book at a version.
func at(version int64) *Book {
	return &Book{ID: "moby", Version: version, Changed: time.Date(2026, 1, 1, int(version), 0, 0, 0, time.UTC), Title: "v" + strconv.FormatInt(version, 10)}
}

// atOrNil returns the book at a version, or nil for 0.
func atOrNil(version int64) *Book {
	if version == 0 {
		return nil
	}
	return at(version)
}

func tagOf(version int64) string { return BookETag(at(version)) }

// send sends a request, whose fields are lines.
func send(h interface{ Register(*http.ServeMux) }, method, path, body string, lines ...string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	h.Register(mux)
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, path, strings.NewReader(body))
	switch method {
	case "PATCH":
		r.Header.Set("Content-Type", "application/merge-patch+json")
	case "PUT":
		r.Header.Set("Content-Type", "application/json")
	}
	for _, line := range lines {
		if name, value, ok := strings.Cut(line, ": "); ok {
			r.Header.Add(name, value)
		}
	}
	mux.ServeHTTP(w, r)
	return w
}

// wantAsked checks which methods of the store were called since the last check.
func (s *lagging) wantAsked(t *testing.T, want string) {
	t.Helper()
	if asked := strings.Join(s.asked, " "); asked != want {
		t.Errorf("asked %q, want %q", asked, want)
	}
	s.asked = slices.Delete(s.asked, 0, len(s.asked))
}

// A failing is a store whose replicas return an error.
type failing struct {
	lagging
	err error
}

func (s *failing) StatBook(context.Context, string) (BookStat, error) {
	s.ask("stat", nil)
	return BookStat{}, s.err
}
