package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/newsroom/news"
)

// The document is served as JSON, with an entity tag of its own.
func TestServeOpenAPI(t *testing.T) {
	serve := func(method string, fields ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, "/openapi.json", http.NoBody)
		for i := 0; i < len(fields); i += 2 {
			r.Header.Set(fields[i], fields[i+1])
		}
		w := httptest.NewRecorder()
		news.NewStore().Handler().ServeHTTP(w, r)
		return w
	}
	first := serve(http.MethodGet)
	tag := first.Header().Get("ETag")
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(news.OpenAPI)); err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(first.Body.String()) != compact.String() {
		t.Error("what is served is not the document")
	}
	if first.Header().Get("Content-Type") != "application/json" || first.Header().Get("Cache-Control") != "no-cache" {
		t.Errorf("GET has the fields %v", first.Header())
	}
	for _, test := range []struct {
		method, field, value string
		status               int
		content              bool
	}{
		{http.MethodGet, "If-None-Match", tag, http.StatusNotModified, false},
		{http.MethodGet, "If-None-Match", `"other"`, http.StatusOK, true},
		{http.MethodGet, "If-Match", `"other"`, http.StatusPreconditionFailed, true},
		{http.MethodGet, "If-Match", tag, http.StatusOK, true},
		{http.MethodHead, "If-None-Match", `"other"`, http.StatusOK, false},
		{http.MethodHead, "If-None-Match", "W/" + tag, http.StatusNotModified, false},
		{http.MethodPost, "If-Match", tag, http.StatusMethodNotAllowed, true},
	} {
		w := serve(test.method, test.field, test.value)
		if w.Code != test.status || w.Body.Len() > 0 != test.content {
			t.Errorf("%s with %s: %s: %d with %d bytes", test.method, test.field, test.value, w.Code, w.Body.Len())
		}
		if w.Code != http.StatusMethodNotAllowed && w.Header().Get("ETag") != tag {
			t.Errorf("%s with %s: %s has the entity tag %s, want %s", test.method, test.field, test.value, w.Header().Get("ETag"), tag)
		}
	}
}
