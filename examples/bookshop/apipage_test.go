package main

import (
	"net/http"
	"strings"
	"testing"
)

// The shop serves its OpenAPI document, and a page to try it, whether or not Swagger
// UI is in the build.
func TestTheShopServesItsDocument(t *testing.T) {
	url, _, _ := service(t)
	first, text := do(t, http.MethodGet, url+"/openapi.json")
	if first.StatusCode != http.StatusOK || first.Header.Get("Content-Type") != "application/json" || !strings.Contains(text, `"/books/{id}"`) {
		t.Errorf("%s with %v", first.Status, first.Header)
	}
	if again, _ := do(t, http.MethodGet, url+"/openapi.json", "If-None-Match", first.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("%s for a client that has the document", again.Status)
	}
	page, text := do(t, http.MethodGet, url+"/api/")
	if page.StatusCode != http.StatusOK || !strings.Contains(text, "openapi.json") || page.Header.Get("Content-Security-Policy") == "" {
		t.Errorf("%s with %v: %s", page.Status, page.Header, text)
	}
	if start, _ := do(t, http.MethodGet, url+"/api/start.js"); start.StatusCode != http.StatusOK || !strings.HasPrefix(start.Header.Get("Content-Type"), "text/javascript") {
		t.Errorf("%s with %v", start.Status, start.Header)
	}
}
