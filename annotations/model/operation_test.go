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
		allow string
	}{
		{"functions alone", &Resource{}, nil, ""},
		{"one that can be read", &Resource{Route: &Route{Pattern: "/books/{id}", Methods: []string{"GET"}}}, []string{"Get"},
			"GET, HEAD, OPTIONS"},
		{"one that can be written", &Resource{Route: route}, []string{"Get", "Put", "Delete"},
			"GET, HEAD, PUT, DELETE, OPTIONS"},
		{"a list that takes new ones", &Resource{Route: route, Collection: list}, []string{"List", "Create", "Get", "Put", "Delete"},
			"GET, HEAD, PUT, DELETE, OPTIONS"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var names []string
			for _, op := range test.r.Operations() {
				names = append(names, op.Name)
			}
			if !slices.Equal(names, test.names) {
				t.Errorf("operations are %q, want %q", names, test.names)
			}
			if test.r.Route != nil && test.r.Allow() != test.allow {
				t.Errorf("Allow is %q, want %q", test.r.Allow(), test.allow)
			}
			if test.r.Collection != nil && test.r.ListAllow() != "GET, HEAD, POST, OPTIONS" {
				t.Errorf("Allow of the list is %q", test.r.ListAllow())
			}
		})
	}
}
