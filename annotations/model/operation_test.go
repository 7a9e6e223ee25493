package model

import (
	"slices"
	"testing"
)

func TestOperations(t *testing.T) {
	route := &Route{Pattern: "/books/{id}", Methods: []string{"GET", "PUT", "DELETE"}}
	list := &Collection{Pattern: "/books", Methods: []string{"GET", "POST"}}
	for _, test := range []struct {
		name  string
		r     *Resource
		names []string
		allow map[string]string
	}{
		{"functions alone", &Resource{}, nil, nil},
		{"one that can be read", &Resource{Route: &Route{Pattern: "/books/{id}", Methods: []string{"GET"}}}, []string{"Get"},
			map[string]string{"/books/{id}": "GET, HEAD, OPTIONS"}},
		{"one that can be written", &Resource{Route: route}, []string{"Get", "Put", "Delete"},
			map[string]string{"/books/{id}": "GET, HEAD, PUT, DELETE, OPTIONS"}},
		{"a list that takes new ones", &Resource{Route: route, Collection: list}, []string{"List", "Create", "Get", "Put", "Delete"},
			map[string]string{"/books": "GET, HEAD, POST, OPTIONS", "/books/{id}": "GET, HEAD, PUT, DELETE, OPTIONS"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var names []string
			for _, op := range test.r.Operations() {
				names = append(names, op.Name)
			}
			if !slices.Equal(names, test.names) {
				t.Errorf("operations are %q, want %q", names, test.names)
			}
			if got := test.r.Patterns(); len(got) != len(test.allow) {
				t.Errorf("patterns are %q", got)
			}
			for pattern, want := range test.allow {
				if got := test.r.Allow(pattern); got != want {
					t.Errorf("Allow of %s is %q, want %q", pattern, got, want)
				}
			}
		})
	}
}
