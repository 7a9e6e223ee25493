package etagen

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// If the header is too long for a proxy, it responds with 502 instead of the list.
func TestLongLinksAreLeftOut(t *testing.T) {
	c := &Collection{Resource: &Resource{}, Pattern: "/books", Limit: 10, MaxLimit: 10, Filters: []string{"author"}}
	tests := []struct {
		name, query, next string
		link, told        bool
	}{
		{"short", "", "1", true, false},
		{"as long as it may be", "", strings.Repeat("x", maxNext), true, false},
		{"a byte more", "", strings.Repeat("x", maxNext+1), true, true},
		{"a value of 6,000 characters", "", strings.Repeat("x", 6000), false, true},
		{"a filter of 300 letters, which are six bytes each", "author=" + strings.Repeat("%C3%A9", 300), "1", true, false},
		{"a filter of 400 letters, which are six bytes each", "author=" + strings.Repeat("é", 400), "1", false, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q, err := parseQuery(c, test.query)
			if err != nil {
				t.Fatal(err)
			}
			m := NewMembers()
			defer m.Free()
			m.Add([]byte("1"), []byte(`"1"`))
			var told error
			w := httptest.NewRecorder()
			err = q.Serve(w, httptest.NewRequest("GET", "/books", nil), &State{}, m, test.next, []int{1}, &Settings{OnError: func(_ *http.Request, err error) { told = err }})
			link := w.Header().Get("Link")
			if err != nil || w.Code != 200 || (link != "") != test.link || len(link) > 2048 || (told != nil) != test.told {
				t.Errorf("%d, Link of %d bytes, told %v, %v", w.Code, len(link), told, err)
			}
			if !strings.Contains(w.Body.String(), `"next":"`) {
				t.Errorf("the page does not say what is next: %s", w.Body)
			}
			_ = q.Serve(httptest.NewRecorder(), httptest.NewRequest("GET", "/books", nil), &State{}, m, test.next, []int{1}, nil)
		})
	}
}
