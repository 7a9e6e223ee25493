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

// read sends a GET with the entity tag of the client's cached response, if it has one.
func read(handler http.Handler, target, tag string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, http.NoBody)
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

// Bootstrap Table gets the same responses as in the recording of
// ../clients/bootstraptable.test.js, by the parameter names that params= gives the list.
// It gets 304 for a cached response of the same address, and never for that of another.
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
