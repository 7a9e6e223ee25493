package etagen

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// Responses to reads belong to groups. Only a change that is made invalidates them in
// caches (RFC 9875 §2, §3).
func TestCacheGroups(t *testing.T) {
	resource := like(&bookResource)
	resource.CacheGroups = []string{`"/books"`}
	groups := []string{`"/books"`}
	tests := []struct {
		name, method, id string
		lines            []string
		body             string
		status           int
		in, drops        []string
	}{
		{"GET", "GET", "moby", nil, "", 200, groups, nil},
		{"GET of what the client has", "GET", "moby", []string{"If-None-Match: " + mobyTag}, "", 304, groups, nil},
		{"GET that is refused", "GET", "moby", []string{ifOther}, "", 412, nil, nil},
		{"PUT", "PUT", "moby", []string{asJSON, ifMoby}, "{}", 200, nil, groups},
		{"PUT that creates", "PUT", "new", []string{asJSON, ifNew}, "{}", 201, nil, groups},
		{"PATCH", "PATCH", "moby", []string{asPatch, ifMoby}, "{}", 200, nil, groups},
		{"DELETE", "DELETE", "moby", []string{ifMoby}, "", 204, nil, groups},
		{"PUT with a precondition that fails", "PUT", "moby", []string{asJSON, ifOther}, "{}", 412, nil, nil},
		{"PUT without a precondition", "PUT", "moby", []string{asJSON}, "{}", 428, nil, nil},
		{"PUT of what does not fit", "PUT", "moby", []string{asJSON, ifMoby}, `{"x":1}`, 422, nil, nil},
		{"DELETE of nothing", "DELETE", "none", []string{ifMoby}, "", 404, nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := &bookHandler{Store: mobyShelf()}
			w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, "/books/"+test.id, strings.NewReader(test.body))
			r.Header = header(test.lines...)
			r.SetPathValue("id", test.id)
			if test.method == http.MethodGet {
				b, err := h.Store.GetBook(r.Context(), test.id)
				if err != nil {
					t.Fatal(err)
				}
				if err := resource.Serve(w, r, &State{Tag: []byte(bookETag(b)), Modified: b.UpdatedAt}, nil, b); err != nil {
					t.Fatal(err)
				}
			} else {
				answerWrite(w, r, bookWriter{h}, resource, test.method)
			}
			in, drops := w.Header()["Cache-Groups"], w.Header()["Cache-Group-Invalidation"]
			if w.Code != test.status || !slices.Equal(in, test.in) || !slices.Equal(drops, test.drops) {
				t.Errorf("%d, in %s, drops %s; want %d, %s, %s", w.Code, in, drops, test.status, test.in, test.drops)
			}
		})
	}
}
