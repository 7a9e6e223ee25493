package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"example.com/shop/catalog"
	"example.com/shop/older"
)

var changed = time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)

// A shop answers for one book, by one of the two handlers of the table.
type shop struct {
	handler http.Handler
	older   string // the tag that the release before sent for the book
}

func shops(store catalog.BookStore) []shop {
	books = store
	naive, generated := http.NewServeMux(), http.NewServeMux()
	naive.HandleFunc("GET /books/{id}", getBook)
	(&catalog.BookHandler{Store: store}).Register(generated)
	return []shop{
		{naive, `"42"`},
		{generated, older.BookETag(&older.Book{ID: "1", Version: 42, UpdatedAt: changed})},
	}
}

func (s shop) get(header http.Header) *http.Response {
	request := httptest.NewRequest("GET", "/books/1", nil)
	request.Header = header
	recorder := httptest.NewRecorder()
	s.handler.ServeHTTP(recorder, request)
	return recorder.Result()
}

// down is a store whose database does not answer.
type down struct{}

func (down) GetBook(context.Context, string) (*catalog.Book, error) {
	return nil, errors.New("no answer")
}

// arrives has the request header of each row of the table.
var arrives = map[string]func(tag, older string) http.Header{
	"`If-None-Match: TAG`": func(tag, _ string) http.Header {
		return http.Header{"If-None-Match": {tag}}
	},
	"`If-None-Match: W/TAG`, as behind a proxy that compresses": func(tag, _ string) http.Header {
		return http.Header{"If-None-Match": {"W/" + tag}}
	},
	"`If-None-Match: \"other\", TAG`, as from a shared cache": func(tag, _ string) http.Header {
		return http.Header{"If-None-Match": {`"other", ` + tag}}
	},
	"`If-None-Match: \"other\"` and, on a second line, `If-None-Match: TAG`": func(tag, _ string) http.Header {
		return http.Header{"If-None-Match": {`"other"`, tag}}
	},
	"`If-Modified-Since: DATE`": func(string, string) http.Header {
		return http.Header{"If-Modified-Since": {changed.Format(http.TimeFormat)}}
	},
	"`If-Match: \"other\"`": func(string, string) http.Header {
		return http.Header{"If-Match": {`"other"`}}
	},
	"`If-None-Match: TAG`, after a release that adds a field to the JSON": func(_, older string) http.Header {
		return http.Header{"If-None-Match": {older}}
	},
	"a database that does not answer": func(string, string) http.Header {
		return nil
	},
}

func TestTheTableIsTrue(t *testing.T) {
	book := &catalog.Book{ID: "1", Version: 42, UpdatedAt: changed, Title: "Moby-Dick"}
	rows := table(t)
	if len(rows) != len(arrives) {
		t.Errorf("%d rows, want %d", len(rows), len(arrives))
	}
	for _, row := range rows {
		header, ok := arrives[row[0]]
		if !ok {
			t.Errorf("no request is known for the row %s", row[0])
			continue
		}
		var store catalog.BookStore = shelf{"1": book}
		if strings.HasPrefix(row[0], "a database") {
			store = down{}
		}
		for i, s := range shops(store) {
			full := s.get(nil)
			answer := s.get(header(full.Header.Get("ETag"), s.older))
			if got, want := tell(row[i+1], answer), row[i+1]; got != want {
				t.Errorf("%s: column %d says %s, the answer is %s", row[0], i+1, want, got)
			}
		}
	}
}

// tell says what an answer is, in as many words as the table does.
func tell(cell string, answer *http.Response) string {
	status := fmt.Sprint(answer.StatusCode)
	switch {
	case !strings.Contains(cell, "ETag"):
		return status
	case answer.Header.Get("ETag") == "":
		return status + " without `ETag`"
	default:
		return status + " with `ETag`"
	}
}

// table returns the rows of the table in the README.
func table(t *testing.T) [][]string {
	t.Helper()
	text, err := os.ReadFile(os.Getenv("ETAGEN_README"))
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), "<!-- table -->\n")
	lines := strings.Split(after, "\n")
	var rows [][]string
	for _, line := range lines[2:] { // below the head and its rule
		if !strings.HasPrefix(line, "| ") {
			break
		}
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) != 3 {
			t.Fatalf("%d cells in %s", len(cells), line)
		}
		rows = append(rows, cells)
	}
	return rows
}
