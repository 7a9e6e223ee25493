package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
	"example.com/bookshop/store"
)

// The pages in docs at the root of the repository show requests to this service and
// its responses. The tests in docs*_test.go send those requests.

// page returns the text of a page.
func page(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sections returns the sections of a page with their headlines, without the text
// before the first headline.
func sections(text string) []string {
	return strings.Split("\n"+text, "\n#")[1:]
}

// title returns the text of the headline of a section.
func title(section string) string {
	line, _, _ := strings.Cut(section, "\n")
	return strings.Trim(line, "# ")
}

// A table is one of Markdown.
type table struct {
	head []string
	rows [][]string
}

// tables returns the tables of a text.
func tables(text string) (found []table) {
	var current table
	for line := range strings.Lines(text + "\n\n") {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			if len(current.rows) > 1 {
				current.rows = current.rows[1:] // the rule below the head
				found = append(found, current)
			}
			current = table{}
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if current.head == nil {
			current.head = cells
		} else {
			current.rows = append(current.rows, cells)
		}
	}
	return found
}

// cell returns the cell of a row in the column with a name, and whether the table
// has that column.
func (tb table) cell(row []string, name string) (string, bool) {
	for i, head := range tb.head {
		if head == name && i < len(row) {
			return row[i], true
		}
	}
	return "", false
}

// docShop is the service of the pages, with its own database. Its clock, if it has
// one, stands still.
type docShop struct {
	path  string // of the database
	store *store.Store
	clock time.Time

	policy       *fault                               // what Authorize does; nil if there is none
	observe      func(*http.Request, etagen.Decision) // may be nil
	writeProblem func(http.ResponseWriter, *http.Request, *etagen.Problem)
}

func newDocShop(t *testing.T) *docShop {
	t.Helper()
	path := seededFile(t)
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &docShop{path: path, store: s}
}

// handler serves books and authors from the two stores, and shelves.
func (s *docShop) handler(books catalog.BookStore, authors catalog.AuthorStore) http.Handler {
	var now func() time.Time
	if !s.clock.IsZero() {
		now = func() time.Time { return s.clock }
	}
	mux := http.NewServeMux()
	b := &catalog.BookHandler{Store: books, Now: now, Observe: s.observe, WriteProblem: s.writeProblem}
	a := &catalog.AuthorHandler{Store: authors, Now: now, Observe: s.observe, WriteProblem: s.writeProblem}
	if s.policy != nil {
		b.Authorize = func(*http.Request, etagen.Op, *catalog.Book) error { return s.policy.says() }
		a.Authorize = func(*http.Request, etagen.Op, *catalog.Author) error { return s.policy.says() }
	}
	b.Register(mux)
	a.Register(mux)
	(&catalog.StockHandler{Store: s.store, Now: now, Observe: s.observe, WriteProblem: s.writeProblem}).Register(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if now != nil {
			w.Header().Set("Date", s.clock.Format(http.TimeFormat))
		}
		mux.ServeHTTP(w, r)
	})
}

// listen serves on a port of this machine, and returns the address.
func (s *docShop) listen(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(s.handler(s.store, s.store))
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}
