package model

import (
	"slices"
	"testing"
)

// TestFieldsOnce checks that a field with several roles is listed once, because generated
// code has a line for each.
func TestFieldsOnce(t *testing.T) {
	field := func(name string) *Field { return &Field{Selector: []string{name}} }
	shelf, version := field("Shelf"), field("Version")
	res := &Resource{
		Version: version, Modified: field("Version"), // each role has its own Field
		ReadOnly:   []*Field{field("Shelf"), version},
		Hidden:     []*Field{version},
		Route:      &Route{IDs: []*ID{{Field: shelf}}},
		Collection: &Collection{IDs: []*ID{{Field: shelf}}},
	}
	for name, got := range map[string][]*Field{"Owned": res.Owned(), "Kept": res.Kept()} {
		if !slices.Equal(got, []*Field{shelf, version}) {
			t.Errorf("%s returns %d fields", name, len(got))
		}
	}
	if got := res.StatFields(); !slices.Equal(got, []*Field{version}) {
		t.Errorf("StatFields returns %d fields", len(got))
	}
}
