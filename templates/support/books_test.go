package etagen_test

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	etagen "github.com/etagen/etagen/templates/support"
)

// parseQuery returns the query of a URL.
func parseQuery(c *etagen.Collection, raw string) (q etagen.Query, err error) {
	err = c.ParseQuery(&q, raw)
	return q, err
}

// Book and all that follows is what the generator makes of
//
//	//etagen:resource /books/{id}
//	//etagen:collection /books methods=GET,POST stat item-tags group total params=q
//
// written by hand: the tests of collections see this package as its users do.
// What comes from the resource alone is left out where no test needs it.
type Book struct {
	ID        string    `json:"id" etagen:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
	Title     string    `json:"title" etagen:"sort,filter=in"`
	Author    string    `json:"author" etagen:"filter"`
	Year      int       `json:"year" etagen:"sort,filter,filter=range"`
}

const _ = etagen.Revision1

// If this does not compile, fields of Book have changed since this file was generated:
// run go generate again.
var _ = func(b *Book) (string, int64, time.Time, string, string, int) {
	return b.ID, b.Version, b.UpdatedAt, b.Title, b.Author, b.Year
}

var ErrBookNotFound = errors.New("book not found")

// ErrBookExists is returned by a BookStore, possibly wrapped, if the Book to
// create exists.
var ErrBookExists = errors.New("book exists")

// ErrBookCursor is returned by a BookStore, possibly wrapped, if it cannot read
// the After of a BookQuery, which a client may have made up.
var ErrBookCursor = errors.New("book cursor not known")

var bookResource = etagen.Resource{
	NotFound:     ErrBookNotFound,
	Exists:       ErrBookExists,
	CacheControl: []string{"private, no-cache, max-age=0"},
	ListPattern:  "/books",
	ItemPattern:  "/books/{id}",
	CacheGroups:  []string{`"/books"`}, // with group
}

// bookCollection contains what the responses for all lists of books share.
var bookCollection = etagen.Collection{
	Resource:    &bookResource,
	Pattern:     "/books",
	Limit:       20,
	MaxLimit:    100,
	Sort:        []string{"title", "year"},
	Total:       true, // with total
	Filters:     []string{"title", "author", "year", "year.min", "year.max", "q"},
	Repeated:    []string{"title"}, // by filter=in
	ItemTags:    true,              // with item-tags
	Fingerprint: "k3x9q2",
	BadCursor:   ErrBookCursor,
}

func BookETag(b *Book) string {
	return string(appendBookTag(nil, b))
}

func BookLastModified(b *Book) time.Time {
	return etagen.LastModified(b.UpdatedAt)
}

func appendBookTag(dst []byte, b *Book) []byte {
	dst = append(dst, '"')
	dst = strconv.AppendInt(dst, b.Version, 10)
	return append(dst, `.k3x9q2"`...)
}

// appendBookID appends to dst what identifies b among books.
func appendBookID(dst []byte, b *Book) []byte {
	return append(dst, b.ID...)
}

// BookQuery describes a page of books: filters, sort order and position.
type BookQuery struct {
	Limit  int        // the maximum number of books, at least 1
	After  string     // the Next of the previous page; empty for the first page
	Sort   []BookSort // the sort keys, most significant first; empty for the order of the store
	Total  bool       // whether the page needs its Total
	Title  []string   // only books with one of these as title; nil for all
	Author *string    // only books with this author; nil for all
	Year   *int       // only books with this year; nil for all

	YearMin, YearMax *int    // only books whose year is at least, or at most this; nil for all
	Q                *string // the parameter q; nil if it is not given
}

// A BookSort is a sort key for books.
type BookSort struct {
	Field      BookSortField
	Descending bool
}

// A BookSortField is a field that books can be sorted by.
type BookSortField int

// The fields that books can be sorted by.
const (
	BookByTitle BookSortField = iota
	BookByYear
)

// A BookPage is a part of a list of books.
type BookPage struct {
	Items []*Book // in the order of the query
	Next  string  // where the next page begins, as the store writes it; empty at the end
	Total *int    // the number of items on all pages; nil if it is unknown
}

// A BookListStat identifies a state of a list of books. Set Counter or Mark; if both are
// zero, the entity tag is made from the whole page.
type BookListStat struct {
	Counter int64  // changes with each insert, update, delete and new order, and never has the same value twice
	Mark    string // the same as text, such as the time of the last change together with the number of deletions
	View    string // what a caller may see
}

// A BookStore loads and stores each Book for a BookHandler.
type BookStore interface {
	// StatBooks returns what identifies the state of the list that matches q. ListBooks
	// is called after it, and must not find an older state.
	StatBooks(ctx context.Context, q BookQuery) (BookListStat, error)

	// ListBooks returns at most q.Limit books that match q, in an order without ties: by
	// q.Sort, then by the id. If it cannot read q.After, which clients can make up, it
	// returns an error that wraps ErrBookCursor.
	ListBooks(ctx context.Context, q BookQuery) (BookPage, error)

	// CreateBook stores b and returns the stored state, with a version, a modification
	// time, and an id if b has none. If the id exists, it returns an error that wraps
	// ErrBookExists.
	CreateBook(ctx context.Context, b *Book) (*Book, error)
}

// A BookHandler serves each Book over HTTP.
type BookHandler struct {
	Store        BookStore
	MaxBody      int64
	Now          func() time.Time
	OnError      func(*http.Request, error)
	Authorize    func(r *http.Request, op etagen.Op, b *Book) error
	Observe      func(*http.Request, etagen.Decision)
	WriteProblem func(http.ResponseWriter, *http.Request, *etagen.Problem)
}

// Register registers the handler with mux under /books: GET, HEAD, POST, OPTIONS.
func (h *BookHandler) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /books", h.List)
	mux.HandleFunc("POST /books", h.Create)
	mux.HandleFunc("OPTIONS /books", etagen.Options("GET, HEAD, POST, OPTIONS"))
}

// settings sets settings to those of h for a request.
//
//go:noinline
func (h *BookHandler) settings(settings *etagen.Settings, op etagen.Op, pattern string) {
	settings.MaxBody = h.MaxBody
	settings.Now = h.Now
	settings.OnError = h.OnError
	settings.Observe = h.Observe
	settings.WriteProblem = h.WriteProblem
	settings.Decision.Op = op
	settings.Decision.Pattern = pattern
	if h.Authorize != nil {
		settings.Authorize = func(r *http.Request, op etagen.Op, value any) error {
			b, _ := value.(*Book) // nil if there is none
			return h.Authorize(r, op, b)
		}
	}
}

// List serves GET and HEAD for the list of books: 304 or 412 if a precondition of the
// request says so, 400 if the query is malformed, else 200 with a page (RFC 9110
// §13.2.2).
func (h *BookHandler) List(w http.ResponseWriter, r *http.Request) {
	var settings etagen.Settings
	h.settings(&settings, etagen.OpList, "/books")
	if bookResource.AllowRead(w, r, &settings) {
		if err := h.list(w, r, &settings); err != nil {
			bookCollection.Fail(w, r, err, &settings)
		}
	}
	settings.Done(r)
}

// list does what List does for a request that is known to be a read. It writes nothing
// if it returns an error.
func (h *BookHandler) list(w http.ResponseWriter, r *http.Request, settings *etagen.Settings) error {
	if err := settings.Permit(r, etagen.OpList, nil); err != nil {
		return err
	}
	query, err := parseQuery(&bookCollection, r.URL.RawQuery)
	if err != nil {
		return err
	}
	q, err := newBookQuery(&query)
	if err != nil {
		return err
	}
	// Without stat, the lines down to Proceed are omitted, and tag is nil.
	stat, err := h.Store.StatBooks(r.Context(), q)
	if err != nil {
		return err
	}
	var buf [etagen.TagSize]byte
	state := &etagen.State{Tag: query.AppendTag(buf[:0], stat.Counter, stat.Mark, stat.View)}
	if !query.ProceedPage(w, r, state, settings) {
		return nil
	}
	page, err := h.Store.ListBooks(r.Context(), q)
	if err != nil {
		return err
	}
	settings.Decision.Loaded = true
	members := etagen.NewMembers()
	defer members.Free()
	for _, b := range page.Items {
		if b == nil {
			return errors.New("ListBooks returned a nil *Book")
		}
		var id, tag [etagen.TagSize]byte
		members.Add(appendBookID(id[:0], b), appendBookTag(tag[:0], b))
	}
	query.SetTotal(page.Total) // with total
	return query.Serve(w, r, state, members, page.Next, page.Items, settings)
}

// newBookQuery returns a query with values of the fields' types.
func newBookQuery(query *etagen.Query) (q BookQuery, err error) {
	q.Limit = query.Limit
	if n := query.SortKeys(); n > 0 {
		q.Sort = make([]BookSort, n)
		for i := range q.Sort {
			field, descending := query.SortKey(i)
			q.Sort[i] = BookSort{BookSortField(field), descending}
		}
	}
	q.Total = query.Total
	if q.Title, err = etagen.FilterIn(query, "title", etagen.ReadString[string]); err != nil {
		return q, err
	}
	q.Author = query.Filter("author")
	if q.Year, err = etagen.FilterInt[int](query, "year"); err != nil {
		return q, err
	}
	if q.YearMin, err = etagen.FilterInt[int](query, "year.min"); err != nil {
		return q, err
	}
	if q.YearMax, err = etagen.FilterInt[int](query, "year.max"); err != nil {
		return q, err
	}
	q.Q = query.Filter("q")
	q.After, err = query.ReadCursor()
	return q, err
}

// Create serves POST with JSON: it creates a Book (RFC 9110 §9.3.3). It ignores what the
// client sends for the version and the modification time. Preconditions apply to the
// list: If-None-Match: * always fails.
func (h *BookHandler) Create(w http.ResponseWriter, r *http.Request) {
	etagen.Post(w, r, bookCreator{h}, &bookResource, "/books")
}

// bookCreator implements POST for BookHandler.
type bookCreator struct{ *BookHandler }

func (h bookCreator) Settings(op etagen.Op, pattern string) (settings etagen.Settings) {
	h.settings(&settings, op, pattern)
	return settings
}

func (bookCreator) Validators(value any) (etag string, modified time.Time) {
	b := value.(*Book)
	return string(appendBookTag(nil, b)), b.UpdatedAt
}

func (bookCreator) ItemAt(*http.Request, any) bool { return true }

func (bookCreator) NewItem(*http.Request) (any, error) {
	return new(Book), nil // the ids in the path of the list, if there are any
}

func (bookCreator) AdoptItem(bValue, freshValue any) {
	b, fresh := bValue.(*Book), freshValue.(*Book)
	// What a client cannot set, except for the id.
	b.Version = fresh.Version
	b.UpdatedAt = fresh.UpdatedAt
}

// ReadList serves GET for the list that a Book joins.
func (h bookCreator) ReadList(w http.ResponseWriter, r *http.Request, settings *etagen.Settings) {
	if err := h.list(w, r, settings); err != nil {
		bookCollection.Fail(w, r, err, settings)
	}
}

func (h bookCreator) Create(ctx context.Context, bValue any) (any, error) {
	b := bValue.(*Book)
	return h.Store.CreateBook(ctx, b)
}

func (bookCreator) IDs(b any) []string { return []string{b.(*Book).ID} }
