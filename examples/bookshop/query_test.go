package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"example.com/bookshop/store"
)

// FuzzListQuery sends arbitrary list queries. The response is 400 or a page, which gets
// 304 with its own entity tag, and the service never fails.
func FuzzListQuery(f *testing.F) {
	for _, query := range []string{
		"", "limit=20", "author=herman-melville&sort=-year&limit=20", "sort=title,-year", "sort=-", "sort=,", "sort=id",
		"year=1851", "year=", "year=01", "year=9223372036854775808", "author=%00", "author=%ff", "author=%27%20OR%201=1--",
		"sort=title;DROP%20TABLE%20books", "sort=title%20DESC", "limit=0", "limit=101", "limit=-1", "cursor=", "cursor=AAAA",
		"a=b", "%zz", "&&&", "author=a&author=b", "limit=1;limit=2", "=", "about=x",
	} {
		f.Add(query, "", "")
	}
	f.Add("sort=year", `[1815,1]`, "")
	f.Add("limit=1", "x", `"x"`)
	s, err := store.Open(f.Context(), seededFile(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	f.Fuzz(func(t *testing.T, query, cursor, tag string) {
		var logged bytes.Buffer
		handler := routes(s, slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelError})))
		if cursor != "" {
			query += "&cursor=" + url.QueryEscape(cursor)
		}
		w := list(handler, query, tag)
		switch w.Code {
		case http.StatusBadRequest, http.StatusNotModified:
		case http.StatusOK:
			var page struct{ Items, ETags []json.RawMessage }
			if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil || len(page.Items) != len(page.ETags) || page.Items == nil {
				t.Errorf("%q: %s (%v)", query, w.Body, err)
			}
			if again := list(handler, query, w.Header().Get("ETag")); again.Code != http.StatusNotModified {
				t.Errorf("%q with its own tag: %d", query, again.Code)
			}
		default:
			t.Errorf("%q: %d %s", query, w.Code, w.Body)
		}
		if logged.Len() > 0 {
			t.Errorf("%q: logged %s", query, &logged)
		}
	})
}

func list(handler http.Handler, query, tag string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/books", nil)
	r.URL.RawQuery = query
	if tag != "" {
		r.Header.Set("If-None-Match", tag)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}
