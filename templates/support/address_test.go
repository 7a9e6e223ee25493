package etagen

import (
	"net/http/httptest"
	"testing"
)

// A thing has nothing but ids.
type thing struct{ ids []string }

// A thingPoster only implements what the path needs.
type thingPoster struct{ Poster }

func (thingPoster) IDs(v any) []string { return v.(*thing).ids }

func TestAddressOfWhatIsCreated(t *testing.T) {
	tests := []struct {
		name, list, item string
		target, path     string // as the client wrote it, and as the handler sees it
		values           map[string]string
		ids              []string
		want             string
	}{
		{"below the list", "/books", "/books/{id}", "/books", "/books", nil, []string{"a b"}, "books/a%20b"},
		{"elsewhere", "/new", "/books/{id}", "/v1/new", "/v1/new", nil, []string{"a"}, "books/a"},
		{"elsewhere, with a wildcard", "/of/{x}/büro", "/y/{id}", "/v%31/of/%c3%a9/b%C3%BCro", "/of/é/büro", map[string]string{"x": "é"}, []string{"a"}, "../../y/a"},
		{"beside the list", "/all/{x}/list", "/all/{x}/one/{id}", "/all/%61/list", "/all/a/list", map[string]string{"x": "a"}, []string{"a", "b"}, "one/b"},
		{"below another parent", "/of/{x}/books", "/of/{x}/books/{id}", "/v1/of/a/books", "/of/a/books", map[string]string{"x": "a"}, []string{"b", "c"}, "../b/books/c"},
		{"of the rest of a path", "/sites/{site...}", "/at/{site...}", "/v1/sites/a/b", "/sites/a/b", map[string]string{"site": "a/b"}, []string{"a//b"}, "../../at/a%2F%2Fb"},
		{"the rest of a path", "/files", "/files/{path...}", "/v1/files", "/files", nil, []string{"a/b c/"}, "files/a/b%20c/"},
		{"at the root", "/{$}", "/{id}", "/v1/", "/", nil, []string{"a"}, "a"},
		{"at the root, with a colon", "/{$}", "/{id}", "/v1/", "/", nil, []string{"urn:a"}, "./urn:a"},
		{"at the root, which is not stripped", "/{$}", "/{id}", "/v1/", "/v1/", nil, []string{"a"}, "a"},
		{"with a slash more", "/books", "/books/{id}/{$}", "/v1/books/", "/v1/books/", nil, []string{"a"}, "a/"},
		{"under another name", "/books", "/books/{id}", "/v1/titles?q", "/titles", nil, []string{"a"}, "titles/a"},
		{"under another name with a slash", "/books", "/books/{id}", "/v1/titles/?q", "/titles/", nil, []string{"a"}, "a"},
		{"under a name with a colon", "/books", "/books/{id}", "/v1/t:b", "/t:b", nil, []string{"a"}, "./t:b/a"},
		{"under another name, elsewhere", "/new", "/books/{id}", "/v1/titles", "/titles", nil, []string{"a"}, "books/a"},
		{"rewritten", "/books", "/books/{id}", "/elsewhere", "/books", nil, []string{"a"}, "books/a"},
		{"without the values of the path", "/of/{x}/books", "/of/{x}/books/{id}", "/of/a/books", "/of/a/books", nil, []string{"a", "b"}, "../a/books/b"},
		{"a host is none", "/books", "/books/{id}", "//example.com/books", "//example.com/books", nil, []string{"a"}, "books/a"},
		{"a fragment is none", "/books", "/books/{id}", "/v#1/books", "/books", nil, []string{"a"}, "books/a"},
		{"absolute form", "/books", "/books/{id}", "http://example.com/v1/books", "/books", nil, []string{"a"}, "books/a"},
		{"one id that cannot be", "/books", "/of/{x}/books/{id}", "/books", "/books", nil, []string{"a", ".."}, ""},
		{"no id", "/books", "/books/{id}", "/books", "/books", nil, []string{""}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest("POST", "/", nil)
			r.RequestURI, r.URL.Path = test.target, test.path
			for name, value := range test.values {
				r.SetPathValue(name, value)
			}
			c := change{r: r, poster: thingPoster{}, Resource: &Resource{ListPattern: test.list, ItemPattern: test.item}}
			got, err := c.address(&thing{test.ids})
			if got != test.want || (err != nil) != (test.want == "") {
				t.Errorf("%q, %v, want %q", got, err, test.want)
			}
		})
	}
}
