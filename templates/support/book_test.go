package etagen

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// book and bookHandler are what the generator makes of a resource, written by
// hand: the tests of this package see it as its users do.
type book struct {
	ID        string    `json:"id"`
	Version   int64     `json:"version"`
	UpdatedAt time.Time `json:"updated_at"`
	Title     string    `json:"title"`
}

const _ = Revision1

var errBookNotFound = errors.New("book not found")

var bookResource = Resource{
	NotFound:     errBookNotFound,
	CacheControl: []string{"private, no-cache, max-age=0"},
	Vary:         []string{"Accept-Language"},
}

func appendBookTag(dst []byte, b *book) []byte {
	dst = append(dst, '"')
	dst = strconv.AppendInt(dst, b.Version, 10)
	return append(dst, `.k3x9q2"`...)
}

func writeBook(w http.ResponseWriter, r *http.Request, b *book, now func() time.Time) error {
	if b == nil {
		return errBookNotFound
	}
	var tag [TagSize]byte
	return bookResource.Serve(w, r, appendBookTag(tag[:0], b), b.UpdatedAt, now, b)
}

type bookStore interface {
	GetBook(ctx context.Context, id string) (*book, error)
}

type bookHandler struct {
	Store   bookStore
	OnError func(*http.Request, error)
	Now     func() time.Time
}

func (h *bookHandler) Get(w http.ResponseWriter, r *http.Request) {
	if !AllowRead(w, r) {
		return
	}
	b, err := h.Store.GetBook(r.Context(), r.PathValue("id"))
	if err == nil {
		err = writeBook(w, r, b, h.Now)
	}
	if err != nil {
		bookResource.Fail(w, r, err, h.OnError)
	}
}

// bookShelf is a bookStore in memory.
type bookShelf map[string]*book

func (s bookShelf) GetBook(_ context.Context, id string) (*book, error) {
	if b := s[id]; b != nil {
		return b, nil
	}
	return nil, errBookNotFound
}
