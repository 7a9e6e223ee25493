package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"example.com/newsroom/news"
)

// read sends a GET with the entity tag of what the client has, if it has any.
func read(handler http.Handler, target, tag string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, http.NoBody)
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

// What Bootstrap Table asked for, as ../clients/bootstraptable.test.js recorded it, has
// what it had there, by the names that params= gives the list; and 304 for what the
// client has of the same address, never for that of another.
func TestATableWithParametersOfItsOwn(t *testing.T) {
	recorded, err := os.ReadFile("testdata/bootstraptable.requests")
	if err != nil {
		t.Fatal(err)
	}
	handler, lines, last := news.NewStore().Handler(), 0, ""
	for line := range strings.Lines(string(recorded)) {
		status, target, _ := strings.Cut(strings.TrimSpace(line), " ")
		w := read(handler, target, last)
		var page news.EditionPage
		if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil || fmt.Sprint(w.Code) != status {
			t.Fatalf("%s: %d, %v: %s", target, w.Code, err, w.Body)
		}
		if len(page.Items) == 0 || page.Total == nil || *page.Total < len(page.Items) {
			t.Errorf("%s has %d items of %v", target, len(page.Items), page.Total)
		}
		if strings.Contains(target, "order=desc") != (page.Items[0].Title > page.Items[1].Title) && strings.Contains(target, "sort=title") {
			t.Errorf("%s begins with %q and %q", target, page.Items[0].Title, page.Items[1].Title)
		}
		last, lines = w.Header().Get("ETag"), lines+1
		if again := read(handler, target, last); again.Code != http.StatusNotModified {
			t.Errorf("%s again: %d", target, again.Code)
		}
	}
	if lines < 8 {
		t.Errorf("%d requests are recorded", lines)
	}
	for _, target := range []string{"/editions?order=up", "/editions?offset=-1", "/editions?offset=", "/editions?page=1"} {
		w := read(handler, target, "")
		parameter, _, _ := strings.Cut(strings.TrimPrefix(target, "/editions?"), "=")
		if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), `"parameter":"`+parameter+`"`) {
			t.Errorf("%s: %d %s", target, w.Code, w.Body)
		}
	}
}
