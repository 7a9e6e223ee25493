package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.com/bookshop/store"
)

// TestTablesOfPages replays the requests that JavaScript tables made in a browser, as
// recorded in ../clients/tables, and expects the same responses.
func TestTablesOfPages(t *testing.T) {
	s, err := store.Open(t.Context(), seededFile(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	handler := routes(s, slog.New(slog.DiscardHandler))
	recorded, err := filepath.Glob("../clients/tables/*.requests")
	if err != nil || len(recorded) < 2 {
		t.Fatalf("the tables have recorded %q, %v", recorded, err)
	}
	for _, file := range recorded {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tags := map[string]string{}
			for line := range strings.Lines(string(content)) {
				status, query, _ := strings.Cut(strings.TrimSpace(line), " /books?")
				sendAsTable(t, handler, status, query, tags)
			}
		})
	}
}

// sendAsTable sends a request as a browser does: with the entity tag of its cached
// response for the same address.
func sendAsTable(t *testing.T, handler http.Handler, status, query string, tags map[string]string) {
	t.Helper()
	w := list(handler, query, tags[query])
	if got := fmt.Sprint(w.Code); got != status {
		t.Errorf("%s: %s, want %s: %s", query, got, status, w.Body)
	}
	tags[query] = w.Header().Get("ETag")
	if w.Code != http.StatusOK {
		return
	}
	var page struct {
		Items []json.RawMessage
		Total int
	}
	if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil || len(page.Items) == 0 || len(page.Items) > page.Total {
		t.Errorf("%s: %d items of %d, %v", query, len(page.Items), page.Total, err)
	}
}
