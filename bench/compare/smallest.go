package compare

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// Smallest is the smallest handler that can be called conditional. It looks up a book,
// compares one entity tag, which never changes, and sends the same fields and problem
// document as etagen.
type Smallest struct {
	books                         map[string]*Book
	tag                           string
	etag, cache, noStore, problem []string
	document                      []byte
	length                        []string
	decoded                       problemDocument
}

// A problemDocument is a problem document as encoding/json encodes it.
type problemDocument struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Header string `json:"header"`
}

// NewSmallest returns a handler for the books on a frozen shelf, with their entity tag
// and the document of a 412.
func NewSmallest(books *Shelf, tag, document string) (*Smallest, error) {
	s := &Smallest{
		books: books.frozen, tag: tag,
		etag: []string{tag}, cache: []string{"private, no-cache, max-age=0"}, noStore: []string{"no-store"},
		problem:  []string{"application/problem+json"},
		document: []byte(document),
		length:   []string{strconv.Itoa(len(document))},
	}
	if err := json.Unmarshal(s.document, &s.decoded); err != nil {
		return nil, fmt.Errorf("reading the problem document %q: %w", document, err)
	}
	return s, nil
}

// Mux returns the handler with its mux.
func (s *Smallest) Mux() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /books/{id}", s.Get)
	mux.HandleFunc("PUT /books/{id}", s.Put)
	return mux
}

// Get sends 304 or nothing.
func (s *Smallest) Get(w http.ResponseWriter, r *http.Request) {
	b := s.books[r.PathValue("id")]
	if lines := r.Header["If-None-Match"]; b != nil && len(lines) == 1 && lines[0] == s.tag {
		h := w.Header()
		h["Etag"], h["Cache-Control"] = s.etag, s.cache
		w.WriteHeader(http.StatusNotModified)
	}
}

// Put sends 412 or nothing.
func (s *Smallest) Put(w http.ResponseWriter, r *http.Request) {
	if s.misses(r) {
		s.refuse(w, s.document)
	}
}

// PutEncoding is like Put, but encodes the document each time.
func (s *Smallest) PutEncoding(w http.ResponseWriter, r *http.Request) {
	if s.misses(r) {
		document, err := json.Marshal(&s.decoded)
		if err == nil {
			s.refuse(w, document)
		}
	}
}

// misses reports whether a write to the one book lacks its tag in If-Match.
func (s *Smallest) misses(r *http.Request) bool {
	b, lines := s.books[r.PathValue("id")], r.Header["If-Match"]
	return b != nil && (len(lines) != 1 || lines[0] != s.tag)
}

// refuse sends a 412 with a document of the known length.
func (s *Smallest) refuse(w http.ResponseWriter, document []byte) {
	h := w.Header()
	h["Etag"], h["Cache-Control"], h["Content-Type"], h["Content-Length"] = s.etag, s.noStore, s.problem, s.length
	w.WriteHeader(http.StatusPreconditionFailed)
	_, _ = w.Write(document)
}
