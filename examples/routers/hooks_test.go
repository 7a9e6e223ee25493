package main

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"

	"example.com/routers/catalog"
	"example.com/routers/internal/etagen"
	"example.com/routers/shelf"
)

// A watched is a service whose requests tell its hooks what to do. It records what the
// hooks are told.
type watched struct {
	service
	served chan struct{} // receives when a request is served

	mu      sync.Mutex
	decided []etagen.Decision
	told    []error
}

// newWatched returns a service with the book 1. The Policy field of a request says what
// Authorize returns.
func newWatched(t *testing.T) *watched {
	t.Helper()
	s := &watched{service: newService(newShelf()), served: make(chan struct{}, 1)}
	if _, err := s.shelf.CreateBook(t.Context(), &catalog.Book{ID: "1", Title: "Typee"}); err != nil {
		t.Fatal(err)
	}
	s.books.Store = picky{s.shelf}
	s.books.Authorize = func(r *http.Request, _ etagen.Op, _ *catalog.Book) error { return policy(r, catalog.ErrBookNotFound) }
	s.files.Authorize = func(r *http.Request, _ etagen.Op, _ *catalog.File) error { return policy(r, catalog.ErrFileNotFound) }
	s.books.Observe, s.books.OnError, s.books.MaxBody = s.observe, s.onError, 50
	s.files.Observe, s.files.OnError = s.observe, s.onError
	return s
}

// policy returns the error that a request asks for.
func policy(r *http.Request, hidden error) error {
	switch text := r.Header.Get("Policy"); text {
	case "":
		return nil
	case "404":
		return hidden
	default:
		return refusal(text)
	}
}

// refusal returns a problem with the status in text.
func refusal(text string) error {
	status, err := strconv.Atoi(text)
	if err != nil {
		return err
	}
	p := &etagen.Problem{Status: status, Detail: "No.", RetryAfter: 1}
	if status == http.StatusUnauthorized {
		p.Fields = http.Header{"Www-Authenticate": {"Bearer"}}
	}
	return p
}

func (s *watched) observe(_ *http.Request, d etagen.Decision) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.decided = append(s.decided, d)
}

func (s *watched) onError(_ *http.Request, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told = append(s.told, err)
}

// serve serves requests through a router.
func (s *watched) serve(t *testing.T, newRouter func(service) http.Handler) *conversation {
	t.Helper()
	router := newRouter(s.service)
	return &conversation{t: t, address: serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		router.ServeHTTP(w, r)
		s.served <- struct{}{}
	}))}
}

// heard returns what the hooks were told about the last request.
func (s *watched) heard() (decided []etagen.Decision, told []error) {
	<-s.served
	s.mu.Lock()
	defer s.mu.Unlock()
	decided, told = s.decided, s.told
	s.decided, s.told = nil, nil
	return decided, told
}

// picky is a store that refuses a book if its title says so. Loading the book "gone"
// fails, and loading "slow" blocks until the client leaves.
type picky struct{ *shelf.Shelf }

func (s picky) GetBook(ctx context.Context, id string) (*catalog.Book, error) {
	switch id {
	case "gone":
		return nil, etagen.Refuse(http.StatusGone, "The book was withdrawn.")
	case "busy":
		return nil, etagen.ErrUnavailable
	case "slow":
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return s.Shelf.GetBook(ctx, id)
}

func (s picky) CreateBook(ctx context.Context, b *catalog.Book) (*catalog.Book, error) {
	if err := refusedTitle(b.Title); err != nil {
		return nil, err
	}
	return s.Shelf.CreateBook(ctx, b)
}

func (s picky) UpdateBook(ctx context.Context, b *catalog.Book, version int64) (*catalog.Book, error) {
	if err := refusedTitle(b.Title); err != nil {
		return nil, err
	}
	return s.Shelf.UpdateBook(ctx, b, version)
}

var errDisk = errors.New("disk full")

// refusedTitle returns the error that a title asks for.
func refusedTitle(title string) error {
	switch title {
	case "unknown":
		return etagen.ErrOutcomeUnknown
	case "disk":
		return errDisk
	}
	if status, ok := strings.CutPrefix(title, "refuse "); ok {
		return refusal(status)
	}
	return nil
}
