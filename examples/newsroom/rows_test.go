package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"example.com/newsroom/news"
)

var span = regexp.MustCompile("`([^`]*)`")

// rows returns the rows of the tables in docs/http.md whose first column is called
// newsroom.
func rows(t *testing.T) [][]string {
	t.Helper()
	text, err := os.ReadFile("../../docs/http.md")
	if err != nil {
		t.Fatal(err)
	}
	var found [][]string
	in := false
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(line, "| \n"), " | ")
		switch {
		case !strings.HasPrefix(line, "|"):
			in = false
		case cells[0] == "newsroom":
			in = true
		case in && !strings.HasPrefix(line, "|---"):
			found = append(found, cells)
		}
	}
	return found
}

// Each row of these tables is sent to a new newsroom. The request after "then" is sent
// next, and "a view" means that somebody else views the article.
func TestTheRowsOfTheDocsAreTrue(t *testing.T) {
	all := rows(t)
	if len(all) < 15 {
		t.Fatalf("%d rows are in docs/http.md", len(all))
	}
	for _, row := range all {
		t.Run(row[0], func(t *testing.T) {
			store := news.NewStore()
			handler := store.Handler()
			var answer *httptest.ResponseRecorder
			for step := range strings.SplitSeq(row[0], ", then ") {
				if step == "a view" {
					store.View(1)
					continue
				}
				answer = httptest.NewRecorder()
				handler.ServeHTTP(answer, request(t, step))
			}
			if want := row[1]; fmt.Sprint(answer.Code) != want {
				t.Fatalf("answered %d, the page says %s: %s", answer.Code, want, answer.Body)
			}
			if want := strings.TrimPrefix(strings.Trim(row[2], "`"), "none"); answer.Header().Get("Etag") != want {
				t.Errorf("the tag is %s, the page says %s", answer.Header().Get("Etag"), want)
			}
		})
	}
}

// request makes a request from code spans: method and target, fields, and content.
func request(t *testing.T, text string) *http.Request {
	t.Helper()
	spans := span.FindAllStringSubmatch(text, -1)
	if len(spans) == 0 {
		t.Fatalf("%q is no request", text)
	}
	method, target, _ := strings.Cut(spans[0][1], " ")
	header, content := http.Header{}, ""
	for _, s := range spans[1:] {
		name, value, ok := strings.Cut(s[1], ": ")
		if !ok || strings.HasPrefix(s[1], "{") || strings.HasPrefix(s[1], "[") {
			content = s[1]
			continue
		}
		header.Add(name, value)
	}
	r := httptest.NewRequest(method, target, strings.NewReader(content))
	r.Header = header
	if content != "" && header.Get("Content-Type") == "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}
