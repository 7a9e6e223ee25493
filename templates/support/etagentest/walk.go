package etagentest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"testing"
)

// walk returns the items of all pages as JSON, and calls between after each page.
func (f *filled[P]) walk(t *testing.T, q url.Values, between func(page)) []string {
	t.Helper()
	var all []string
	limit, _ := strconv.Atoi(q.Get("limit"))
	defer q.Del("cursor")
	for range 10 * (1 + len(f.items)) {
		p, _ := f.page(t, q)
		if len(p.Items) > limit {
			t.Fatalf("List%s returns %d items for a Limit of %d: add LIMIT to the statement", f.List.Name, len(p.Items), limit)
		}
		if len(p.Items) == 0 && q.Has("cursor") && between == nil {
			t.Errorf("List%s returns a Next after the last item of %s: select one item more than Limit, and set Next only if there is one", f.List.Name, q.Encode())
		}
		for _, item := range p.Items {
			all = append(all, string(item))
		}
		if between != nil {
			between(p)
		}
		if p.Next == "" {
			return all
		}
		q.Set("cursor", p.Next)
	}
	q.Del("cursor")
	t.Fatalf("List%s never ends with %s: begin a page after the item of After, with > and not >=", f.List.Name, q.Encode())
	return nil
}

// page requests a page, and returns its entity tag too.
func (f *filled[P]) page(t *testing.T, q url.Values) (page, string) {
	t.Helper()
	recorder := httptest.NewRecorder()
	f.Handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, f.Path+"?"+q.Encode(), http.NoBody))
	if recorder.Code != http.StatusOK {
		t.Fatalf("List%s for GET %s?%s: status %d%s: %s", f.List.Name, f.Path, q.Encode(), recorder.Code, f.changed, recorder.Body)
	}
	var p page
	if err := json.Unmarshal(recorder.Body.Bytes(), &p); err != nil {
		t.Fatalf("the page is not JSON: %v", err)
	}
	checkPage(t, &p, q, recorder.Header())
	return p, recorder.Header().Get("Etag")
}
