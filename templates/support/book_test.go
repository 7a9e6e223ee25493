package etagen

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// Everything up to bookShelf is written by hand as the generator would write it for a
// resource with all methods, so that the tests of this package see it as users do.

type book struct {
	ID        string    `json:"id"`
	Version   int64     `json:"version"`
	UpdatedAt time.Time `json:"updated_at"`
	AddedBy   string    `json:"added_by"` // read-only
	Title     string    `json:"title"`
	Pages     int       `json:"pages,omitempty"`
	Author    *author   `json:"author,omitempty"`
	Notes     any       `json:"notes,omitempty"`
}

type author struct {
	Name string   `json:"name"`
	Born int      `json:"born,omitempty"`
	Tags []string `json:"tags,omitempty"`
}

const _ = Revision1

var (
	errBookNotFound = errors.New("book not found")
	errBookConflict = errors.New("book changed by another request")
	errBookExists   = errors.New("book exists")
)

// bookResource holds what the responses for all books have in common.
var bookResource = Resource{
	NotFound:     errBookNotFound,
	Conflict:     errBookConflict,
	Exists:       errBookExists,
	CacheControl: []string{"private, no-cache, max-age=0"},
	Vary:         []string{"Accept-Language"},
}

// like returns a Resource with the response settings of another, for tests to change.
func like(res *Resource) *Resource {
	return &Resource{
		NotFound:     res.NotFound,
		CacheControl: res.CacheControl,
		Vary:         res.Vary,
		CacheGroups:  res.CacheGroups,
		Exposed:      res.Exposed,
		Conflict:     res.Conflict,
		Exists:       res.Exists,

		Unguarded:     res.Unguarded,
		DateSuffices:  res.DateSuffices,
		PutValidators: res.PutValidators,

		Reload:      res.Reload,
		Validates:   res.Validates,
		Unread:      res.Unread,
		ListPattern: res.ListPattern,
		ItemPattern: res.ItemPattern,
		PatchTypes:  res.PatchTypes,
	}
}

func bookETag(b *book) string {
	var tag [TagSize]byte
	return string(appendBookTag(tag[:0], b))
}

func appendBookTag(dst []byte, b *book) []byte {
	dst = append(dst, '"')
	dst = strconv.AppendInt(dst, b.Version, 10)
	return append(dst, `.k3x9q2"`...)
}

func writeBook(w http.ResponseWriter, r *http.Request, b *book, set *Settings) error {
	if b == nil {
		return errBookNotFound
	}
	var tag [TagSize]byte
	s := &State{Tag: appendBookTag(tag[:0], b), Modified: b.UpdatedAt}
	if set != nil && set.Forms != nil {
		return codedBookResource.Serve(w, r, s, set, b)
	}
	return bookResource.Serve(w, r, s, set, b)
}

// checkBook evaluates the preconditions of a write; b is nil if there is none.
func checkBook(w http.ResponseWriter, r *http.Request, b *book) bool {
	if b == nil {
		return bookResource.Check(w, r, nil, nil)
	}
	var tag [TagSize]byte
	s := &State{Tag: appendBookTag(tag[:0], b), Modified: b.UpdatedAt}
	return bookResource.Check(w, r, s, nil)
}

// bookWriter implements PUT, PATCH and DELETE for bookHandler.
type bookWriter struct{ *bookHandler }

func (h bookWriter) Settings(op Op, pattern string) (settings Settings) {
	h.bookHandler.settings(&settings, op, pattern)
	return settings
}

func (bookWriter) Validators(value any) (etag string, modified time.Time) {
	b := value.(*book)
	return string(appendBookTag(nil, b)), b.UpdatedAt
}

func (bookWriter) At(*http.Request, any) bool { return true } // a test may register it anywhere

func (h bookWriter) Load(r *http.Request) (any, error) {
	return h.Store.GetBook(r.Context(), r.PathValue("id"))
}

func (bookWriter) New(r *http.Request) (any, error) {
	return &book{ID: r.PathValue("id")}, nil
}

func (bookWriter) Adopt(nextValue, storedValue any) {
	next, stored := nextValue.(*book), storedValue.(*book)
	next.ID = stored.ID
	next.Version = stored.Version
	next.UpdatedAt = stored.UpdatedAt
	next.AddedBy = stored.AddedBy
}

func (h bookWriter) Create(ctx context.Context, nextValue any) (any, error) {
	next := nextValue.(*book)
	return h.Store.CreateBook(ctx, next)
}

func (h bookWriter) Update(ctx context.Context, nextValue, storedValue any) (any, error) {
	next, stored := nextValue.(*book), storedValue.(*book)
	return h.Store.UpdateBook(ctx, next, stored.Version)
}

func (h bookWriter) Delete(ctx context.Context, storedValue any) error {
	stored := storedValue.(*book)
	return h.Store.DeleteBook(ctx, stored.ID, stored.Version)
}

type bookStore interface {
	GetBook(ctx context.Context, id string) (*book, error)
	CreateBook(ctx context.Context, b *book) (*book, error)
	UpdateBook(ctx context.Context, b *book, version int64) (*book, error)
	DeleteBook(ctx context.Context, id string, version int64) error
}

type bookHandler struct {
	Store        bookStore
	MaxBody      int64
	Now          func() time.Time
	OnError      func(*http.Request, error)
	Authorize    func(r *http.Request, op Op, b *book) error
	Observe      func(*http.Request, Decision)
	WriteProblem func(http.ResponseWriter, *http.Request, *Problem)
	Encode       func(dst []byte, v any) ([]byte, error)
	Forms        Forms
}

func (h *bookHandler) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /books/{id}", h.Get)
	mux.HandleFunc("PUT /books/{id}", h.Put)
	mux.HandleFunc("PATCH /books/{id}", h.Patch)
	mux.HandleFunc("DELETE /books/{id}", h.Delete)
	mux.HandleFunc("OPTIONS /books/{id}", Options("GET, HEAD, PUT, PATCH, DELETE, OPTIONS"))
}

const bookPattern = "/books/{id}"

//go:noinline
func (h *bookHandler) settings(settings *Settings, op Op, pattern string) {
	settings.MaxBody = h.MaxBody
	settings.Now = h.Now
	settings.OnError = h.OnError
	settings.Observe = h.Observe
	settings.WriteProblem = h.WriteProblem
	settings.Encode = h.Encode
	settings.Forms = h.Forms
	settings.Decision.Op = op
	settings.Decision.Pattern = pattern
	if h.Authorize != nil {
		settings.Authorize = func(r *http.Request, op Op, value any) error {
			b, _ := value.(*book)
			return h.Authorize(r, op, b)
		}
	}
}

func (h *bookHandler) Get(w http.ResponseWriter, r *http.Request) {
	var settings Settings
	h.settings(&settings, OpGet, bookPattern)
	if bookResource.AllowRead(w, r, &settings) {
		if err := h.get(w, r, &settings); err != nil {
			bookResource.Fail(w, r, err, &settings)
		}
	}
	settings.Done(r)
}

func (h *bookHandler) get(w http.ResponseWriter, r *http.Request, settings *Settings) error {
	b, err := h.Store.GetBook(r.Context(), r.PathValue("id"))
	if err == nil && b != nil {
		settings.Decision.Loaded = true
		err = settings.Permit(r, OpGet, b)
	}
	if err != nil {
		return err
	}
	return writeBook(w, r, b, settings)
}

func (h *bookHandler) Put(w http.ResponseWriter, r *http.Request) {
	PutOrCreate(w, r, bookWriter{h}, &bookResource, bookPattern)
}

func (h *bookHandler) Patch(w http.ResponseWriter, r *http.Request) {
	Patch(w, r, bookWriter{h}, &bookResource, bookPattern)
}

func (h *bookHandler) Delete(w http.ResponseWriter, r *http.Request) {
	Delete(w, r, bookWriter{h}, &bookResource, bookPattern)
}
