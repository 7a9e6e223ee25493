package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"example.com/newsroom/news"
)

// The document is served as JSON with its own entity tag.
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

// Each row of docs/http.md for the newsroom has an operation in the document, with the
// status of the row and the media type of the request content.
func TestTheDocumentHasTheRowsOfTheDocs(t *testing.T) {
	var document struct {
		Paths map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal([]byte(news.OpenAPI), &document); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows(t) {
		steps := strings.Split(row[0], ", then ")
		r := request(t, steps[len(steps)-1])
		path := regexp.MustCompile("^/([a-z]+)s/.*$").ReplaceAllString(r.URL.Path, "/${1}s/")
		var operation struct {
			RequestBody struct{ Content map[string]any }
			Responses   map[string]any
		}
		for template, item := range document.Paths {
			if strings.HasPrefix(template, path+"{") {
				if err := json.Unmarshal(item[strings.ToLower(r.Method)], &operation); err != nil {
					t.Fatalf("%s: %v", row[0], err)
				}
			}
		}
		if operation.Responses[row[1]] == nil && operation.Responses[row[1][:1]+"XX"] == nil {
			t.Errorf("%s: the document has no such operation with the status %s", row[0], row[1])
		}
		media := r.Header.Get("Content-Type")
		if sends := r.ContentLength > 0; sends && (operation.RequestBody.Content[media] == nil) != (row[1] == "415") {
			t.Errorf("%s: the document has the content %v, and the status is %s", row[0], operation.RequestBody.Content, row[1])
		}
	}
}
