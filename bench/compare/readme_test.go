package compare

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"example.com/bench/compare/older"
)

var changed = time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)

// contenders has the columns of the table, in order.
var contenders = []struct {
	name  string
	serve func(*Shelf) http.Handler
	older string // the entity tag that the previous release sent for the book
}{
	{"by hand", Usual, `"42"`},
	{"ServeContent", ServeContent, `"42"`},
	{"huma", Huma, `"42"`},
	{"etagen", Etagen, older.BookETag(&older.Book{ID: "1", Version: 42, UpdatedAt: changed})},
}

// requests has the fields of each row, given the entity tags of the book in this release
// and in the previous one.
var requests = map[string]func(tag, older string) http.Header{
	"`If-None-Match: TAG`": func(tag, _ string) http.Header {
		return http.Header{"If-None-Match": {tag}}
	},
	"`If-None-Match: W/TAG`": func(tag, _ string) http.Header {
		return http.Header{"If-None-Match": {"W/" + tag}}
	},
	"`If-None-Match: \"other\", TAG`": func(tag, _ string) http.Header {
		return http.Header{"If-None-Match": {`"other", ` + tag}}
	},
	"the same on two lines": func(tag, _ string) http.Header {
		return http.Header{"If-None-Match": {`"other"`, tag}}
	},
	"`If-None-Match: \"other\"` and `If-Modified-Since: DATE`": func(string, string) http.Header {
		return http.Header{"If-None-Match": {`"other"`}, "If-Modified-Since": {changed.Format(http.TimeFormat)}}
	},
	"`If-Modified-Since: DATE`": func(string, string) http.Header {
		return http.Header{"If-Modified-Since": {changed.Format(http.TimeFormat)}}
	},
	"`If-Match: \"other\"`": func(string, string) http.Header {
		return http.Header{"If-Match": {`"other"`}}
	},
	"`If-None-Match: TAG`, of a release without `title`": func(_, older string) http.Header {
		return http.Header{"If-None-Match": {older}}
	},
	"PUT, `If-Match: W/TAG`": func(tag, _ string) http.Header {
		return http.Header{"If-Match": {"W/" + tag}}
	},
	"PUT without a precondition": func(string, string) http.Header {
		return http.Header{}
	},
}

// TestTheTableInTheReadme sends each request of the table to each contender.
func TestTheTableInTheReadme(t *testing.T) {
	rows := table(t)
	if len(rows) != len(requests) {
		t.Errorf("%d rows, want %d", len(rows), len(requests))
	}
	for _, row := range rows {
		fields, ok := requests[row[0]]
		if !ok {
			t.Errorf("no request is known for the row %s", row[0])
			continue
		}
		for i, c := range contenders {
			if got, want := outcome(c.serve, row[0], fields, c.older), strings.Trim(row[i+1], "*"); got != want {
				t.Errorf("%s: %s answers %s, the table has %s", row[0], c.name, got, want)
			}
		}
	}
}

// TestTheUsualHandlerIsThatOfTheReadme checks that usual.go has the function in the
// README.
func TestTheUsualHandlerIsThatOfTheReadme(t *testing.T) {
	_, shown, _ := strings.Cut(read(t, "../../README.md"), "<!-- usual -->\n```go\nfunc getBook(")
	shown, _, closed := strings.Cut(shown, "\n}\n```\n")
	if !closed {
		t.Fatal("the README has no handler marked usual")
	}
	served := read(t, "usual.go")
	if shown = "func(" + strings.ReplaceAll(shown, "\n", "\n\t"); !strings.Contains(served, shown) {
		t.Errorf("usual.go does not have\n%s", shown)
	}
}

// outcome sends the request of a row to a handler, and describes the response in the
// words of the table.
func outcome(serve func(*Shelf) http.Handler, row string, fields func(tag, older string) http.Header, older string) string {
	shelf := NewShelf(func() time.Time { return changed }, Book{ID: "1", Version: 42, UpdatedAt: changed, Title: "Moby-Dick"})
	handler := serve(shelf)
	method, body := "GET", ""
	if strings.HasPrefix(row, "PUT") {
		method, body = "PUT", `{"id":"1","version":42,"updated_at":"2026-01-05T09:00:00Z","title":"The Whale"}`
	}
	tag := send(handler, "GET", "", nil).Header.Get("ETag")
	response := send(handler, method, body, fields(tag, older))
	switch {
	case response.StatusCode == http.StatusMethodNotAllowed:
		return "no writes"
	case response.StatusCode == http.StatusOK && method == "PUT":
		return "200, written"
	case response.StatusCode == http.StatusNotModified && response.Header.Get("ETag") == "":
		return "304 without `ETag`"
	default:
		return fmt.Sprint(response.StatusCode)
	}
}

// send sends a request for the book to a handler.
func send(handler http.Handler, method, body string, fields http.Header) *http.Response {
	request := httptest.NewRequest(method, "/books/1", strings.NewReader(body))
	if fields != nil {
		request.Header = fields
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Result()
}

// table returns the cells of the table in the README.
func table(t *testing.T) [][]string {
	t.Helper()
	_, after, found := strings.Cut(read(t, "../../README.md"), "<!-- compare -->\n")
	if !found {
		t.Fatal("the README has no table marked compare")
	}
	var rows [][]string
	for _, line := range strings.Split(after, "\n")[2:] { // after the header and the line below it
		if !strings.HasPrefix(line, "| ") {
			break
		}
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) != len(contenders)+1 {
			t.Fatalf("%d cells in %s", len(cells), line)
		}
		rows = append(rows, cells)
	}
	return rows
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
