package site

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"
)

// Each file that the page loads exists and has an entity tag that gets 304.
func TestThePageIsServedWithTags(t *testing.T) {
	mux := http.NewServeMux()
	Register(mux)
	reference := regexp.MustCompile(`/page/[a-z]+\.(js|css)`)
	seen := map[string]bool{}
	for next := []string{"/"}; len(next) > 0; next = next[1:] {
		path := next[0]
		if seen[path] {
			continue
		}
		seen[path] = true
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != http.StatusOK || w.Header().Get("Content-Security-Policy") == "" {
			t.Errorf("%s: %d with %v", path, w.Code, w.Header())
		}
		next = append(next, reference.FindAllString(w.Body.String(), -1)...)
		again, r := httptest.NewRecorder(), httptest.NewRequest("GET", path, nil)
		r.Header.Set("If-None-Match", w.Header().Get("ETag"))
		mux.ServeHTTP(again, r)
		if again.Code != http.StatusNotModified {
			t.Errorf("%s: %d when it is asked for again", path, again.Code)
		}
	}
	if len(seen) != 9 {
		t.Errorf("%d files, want 9: %v", len(seen), seen)
	}
}
