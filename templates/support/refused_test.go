package etagen

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A contraryShelf does not do what it says: it returns an error whether it makes the
// change or not.
type contraryShelf struct {
	*bookShelf
	err    error
	makes  bool              // it makes the change
	before func(*bookShelf)  // what others do before each write
	after  func(*book) error // called with what it has stored
	asked  int
}

func (s *contraryShelf) write(id string, do func() error) error {
	s.asked++
	if s.before != nil {
		s.before(s.bookShelf)
	}
	if !s.makes {
		return s.err
	}
	if err := do(); err != nil {
		return err
	}
	if b, ok := s.books[id]; ok && s.after != nil {
		if err := s.after(&b); err != nil {
			return err
		}
		s.books[id] = b
	}
	return s.err
}

func (s *contraryShelf) CreateBook(ctx context.Context, b *book) (*book, error) {
	return nil, s.write(b.ID, func() error { _, err := s.bookShelf.CreateBook(ctx, b); return err })
}

func (s *contraryShelf) UpdateBook(ctx context.Context, b *book, version int64) (*book, error) {
	return nil, s.write(b.ID, func() error { _, err := s.bookShelf.UpdateBook(ctx, b, version); return err })
}

func (s *contraryShelf) DeleteBook(ctx context.Context, id string, version int64) error {
	return s.write(id, func() error { return s.bookShelf.DeleteBook(ctx, id, version) })
}

// A store that refuses is asked again only if another write was faster, which the stored
// state must show.
func TestRefusalThatIsNoRace(t *testing.T) {
	noOwner := fmt.Errorf("no such owner: %w", errBookNotFound)
	stale := fmt.Errorf("stale cache: %w", errBookConflict)
	taken := fmt.Errorf("title is taken: %w", errBookExists)
	tests := []struct {
		name, method, id, body string
		require                Require
		lines                  []string
		shelf                  contraryShelf
		status, asked          int
		told                   bool
	}{
		{"PUT of what refers to nothing", "PUT", "moby", `{"title":"x"}`, RequireMatch, []string{ifMoby}, contraryShelf{err: noOwner}, 500, 1, true},
		{"PATCH of what refers to nothing", "PATCH", "moby", `{"title":"x"}`, RequireMatch, []string{"If-Match: *"}, contraryShelf{err: noOwner}, 500, 1, true},
		{"DELETE of what is said not to exist", "DELETE", "moby", "", RequireMatch, []string{ifMoby}, contraryShelf{err: noOwner}, 500, 1, true},
		{"PUT that conflicts with nothing", "PUT", "moby", `{"title":"x"}`, RequireMatch, []string{"If-Match: *"}, contraryShelf{err: stale}, 500, 1, true},
		{"DELETE that conflicts with nothing", "DELETE", "moby", "", RequireNone, nil, contraryShelf{err: stale}, 500, 1, true},
		{"PUT that conflicts with what does not exist", "PUT", "new", `{"title":"x"}`, RequireMatch, []string{ifNew}, contraryShelf{err: stale}, 500, 1, true},
		{"PUT of a title that is taken", "PUT", "new", `{"title":"x"}`, RequireMatch, []string{ifNew}, contraryShelf{err: taken}, 409, 1, false},
		{"PATCH of a title that is taken", "PATCH", "moby", `{"title":"x"}`, RequireMatch, []string{"If-Match: *"}, contraryShelf{err: taken}, 409, 1, false},
		{"PUT that would belong to nothing", "PUT", "new", `{"title":"x"}`, RequireMatch, []string{ifNew}, contraryShelf{err: noOwner}, 404, 1, false},

		{"PUT that is made and refused", "PUT", "moby", `{"title":"x"}`, RequireMatch, []string{"If-Match: *"}, contraryShelf{err: stale, makes: true}, 500, 1, true},
		{"PUT that is made and refused, with nothing", "PUT", "moby", `{"title":"x"}`, RequireNone, nil, contraryShelf{err: noOwner, makes: true}, 500, 1, true},
		{"PUT that is made and refused, with a tag", "PUT", "moby", `{"title":"x"}`, RequireMatch, []string{ifMoby}, contraryShelf{err: stale, makes: true}, 412, 1, false},
		{"PATCH that is made and refused", "PATCH", "moby", `{"title":"x","pages":1}`, RequireMatch, []string{"If-Match: *"}, contraryShelf{err: stale, makes: true}, 500, 1, true},
		{"PATCH that is made and taken", "PATCH", "moby", `{"title":"x"}`, RequireMatch, []string{"If-Match: *"}, contraryShelf{err: taken, makes: true}, 500, 1, true},
		{"PUT that is made, with what the store sets", "PUT", "moby", `{"title":"x","added_by":"me","version":7}`, RequireMatch, []string{"If-Match: *"},
			contraryShelf{err: stale, makes: true, after: func(b *book) error { b.AddedBy = "the store"; return nil }}, 500, 1, true},
		{"PUT that creates and is refused", "PUT", "new", `{"title":"x"}`, RequireMatch, []string{ifNew}, contraryShelf{err: taken, makes: true}, 412, 1, false},
		{"PUT that creates and is refused, with nothing", "PUT", "new", `{"title":"x"}`, RequireNone, nil, contraryShelf{err: taken, makes: true}, 500, 1, true},
		{"DELETE that is made and refused", "DELETE", "moby", "", RequireMatch, []string{"If-Match: *"}, contraryShelf{err: stale, makes: true}, 404, 1, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := test.shelf
			s.bookShelf = mobyShelf()
			w, told := sendContrary(test.require, &s, test.method, test.id, test.body, test.lines...)
			if w.Code != test.status || s.asked != test.asked || (told != nil) != test.told {
				t.Errorf("%d, %d writes, told %v\nwant %d, %d, %t", w.Code, s.asked, told, test.status, test.asked, test.told)
			}
			if told != nil && !errors.Is(told, test.shelf.err) {
				t.Errorf("told %v, which does not wrap what the store returned", told)
			}
		})
	}
}

// A row without a version has no entity tag, so its content shows whether it has
// changed.
func TestRefusalOfWhatHasNoVersion(t *testing.T) {
	tests := []struct {
		name          string
		before        func(*bookShelf)
		status, asked int
	}{
		{"unchanged", nil, 500, 1},
		{"changed each time", func(s *bookShelf) { b := s.books["moby"]; b.Pages++; s.books["moby"] = b }, 503, 10},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := &contraryShelf{bookShelf: mobyShelf(), err: errBookConflict, before: test.before}
			var told error
			h := &bookHandler{Store: s, OnError: func(_ *http.Request, err error) { told = err }}
			a := changedWriter{bookWriter: bookWriter{h}, etag: func(*book) string { return "" }}
			w := sendWrite(a, &bookResource, "PATCH", "moby", `{"title":"x"}`, "If-Match: *")
			if w.Code != test.status || s.asked != test.asked || !errors.Is(told, errBookConflict) {
				t.Errorf("%d, %d writes, told %v", w.Code, s.asked, told)
			}
		})
	}
}

// A change of the time alone is not another state: the version is compared.
func TestRefusalWhileTheTimeMoves(t *testing.T) {
	s := &contraryShelf{bookShelf: mobyShelf(), err: errBookConflict, before: func(s *bookShelf) {
		b := s.books["moby"]
		b.UpdatedAt = b.UpdatedAt.Add(1)
		s.books["moby"] = b
	}}
	w, told := sendContrary(RequireMatch, s, "PUT", "moby", `{"title":"x"}`, "If-Match: *")
	if w.Code != 500 || s.asked != 1 || told == nil {
		t.Errorf("%d, %d writes, told %v", w.Code, s.asked, told)
	}
}

// After ten lost races the response is 503, and only OnError is told.
func TestWriteGivenUpIsTold(t *testing.T) {
	s := &contraryShelf{bookShelf: mobyShelf(), err: errBookConflict, before: func(s *bookShelf) {
		b := s.books["moby"]
		s.books["moby"] = s.stamp(b, b.Version+1)
	}}
	w, told := sendContrary(RequireMatch, s, "PUT", "moby", `{"title":"x"}`, "If-Match: *")
	if w.Code != 503 || s.asked != attempts || !errors.Is(told, errBookConflict) {
		t.Errorf("%d, %d writes, told %v", w.Code, s.asked, told)
	}
	w, told = sendContrary(RequireMatch, &contraryShelf{bookShelf: mobyShelf(), err: ErrUnavailable}, "PUT", "moby", `{}`, "If-Match: *")
	if w.Code != 503 || told != nil {
		t.Errorf("a store that is too busy: %d, told %v", w.Code, told)
	}
}

// sendContrary sends a write to a store, and returns the errors passed to OnError.
func sendContrary(require Require, s bookStore, method, id, body string, lines ...string) (w *httptest.ResponseRecorder, told error) {
	h := &bookHandler{Store: s, OnError: func(_ *http.Request, err error) { told = err }}
	w = sendWrite(bookWriter{h}, requiring(require), method, id, body, lines...)
	return w, told
}

// sendWrite sends a write with the content type of its method.
func sendWrite(a bookAdapter, res *Resource, method, id, body string, lines ...string) *httptest.ResponseRecorder {
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/"+id, strings.NewReader(body))
	r.Header = header(lines...)
	r.Header.Set("Content-Type", map[string]string{"PUT": jsonType, "PATCH": mergePatchType}[method])
	r.SetPathValue("id", id)
	answerWrite(w, r, a, res, method)
	return w
}
