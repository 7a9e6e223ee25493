package compare

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// Smallest is the least that can be called a conditional handler: it looks a book up,
// compares one entity tag, which never changes, and sends the fields and the problem
// document that etagen sends.
type Smallest struct {
	books                         map[string]*Book
	tag                           string
	etag, cache, noStore, problem []string
	document                      []byte
	length                        []string
	decoded                       problemDocument
}

// A problemDocument is a document as encoding/json encodes it.
type problemDocument struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Header string `json:"header"`
}

// NewSmallest returns a handler of what is on a frozen shelf, for a tag, with the document
// that its 412 has.
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

// PutEncoding is Put, but encodes the document each time.
func (s *Smallest) PutEncoding(w http.ResponseWriter, r *http.Request) {
	if s.misses(r) {
		document, err := json.Marshal(&s.decoded)
		if err == nil {
			s.refuse(w, document)
		}
	}
}

// misses reports whether If-Match of a write to the one book does not have its tag.
func (s *Smallest) misses(r *http.Request) bool {
	b, lines := s.books[r.PathValue("id")], r.Header["If-Match"]
	return b != nil && (len(lines) != 1 || lines[0] != s.tag)
}

// refuse sends a 412 with a document, whose length is known.
func (s *Smallest) refuse(w http.ResponseWriter, document []byte) {
	h := w.Header()
	h["Etag"], h["Cache-Control"], h["Content-Type"], h["Content-Length"] = s.etag, s.noStore, s.problem, s.length
	w.WriteHeader(http.StatusPreconditionFailed)
	_, _ = w.Write(document)
}
