package annotations

import (
	"fmt"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/annotations/model"
)

// TestSelectors reads version fields that are promoted in all ways that Go allows, and
// checks how the output selects them.
func TestSelectors(t *testing.T) {
	const source = `-- models/models.go --
package models

type Base struct {
	Version int ~etagen:"version"~
	secret  int
}

type inner struct{ *Base }

type Wide struct{ inner }

type Generic[T any] struct {
	Version T ~etagen:"version"~
}

type Aliased = Base
-- book.go --
package catalog

import "example.com/shop/models"

%s

type lower struct{ Version int ~etagen:"version"~ }

type Middle struct {
	*lower
	Other string
}

type Override struct{ Version int ~etagen:"version"~ }
`
	tests := []struct {
		name, declared, want string
	}{
		{"plain", "type Book struct { Version int ~etagen:\"version\"~ }", "[Version] []"},
		{"unexported", "type Book struct { version int ~etagen:\"version\"~ }", "[version] []"},
		{"embedded", "type Book struct { models.Base }", "[Base Version] []"},
		{"embedded pointer", "type Book struct { *models.Base }", "[Base Version] [1]"},
		{"embedded unexported", "type Book struct { lower }", "[lower Version] []"},
		{"two levels", "type Book struct { Middle }", "[Middle lower Version] [2]"},
		{"two pointers", "type Book struct { *Middle }", "[Middle lower Version] [1 2]"},
		{"through an unexported name", "type Book struct { models.Wide }", "[Wide Base Version] [2]"},
		{"generic", "type Book struct { models.Generic[int64] }", "[Generic Version] []"},
		{"pointer to generic", "type Book struct { *models.Generic[int64] }", "[Generic Version] [1]"},
		{"alias", "type Book struct { models.Aliased }", "[Aliased Version] []"},
		{"pointer to alias", "type Book struct { *models.Aliased }", "[Aliased Version] [1]"},
		{"alias of a resource", "type Book = models.Base", "[Version] []"},
		{"alias of an instance", "type Book = models.Generic[string]", "[Version] []"},
		{"defined over a struct", "type Book models.Base", "[Version] []"},
		{"less deep one wins", "type Book struct { models.Base; Middle; Version uint ~etagen:\"version\"~ }", "[Version] []"},
		{"recursive", "type Book struct { *Book; Version int ~etagen:\"version\"~ }", "[Version] []"},
		{"in a group", "type ( Book struct { models.Base } )", "[Base Version] []"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := fmt.Sprintf(source, "//etagen:resource\n"+tt.declared)
			all, found := Read(loadCase(t, txtar.Parse([]byte(backquoted(text)))))
			for _, d := range found {
				if d.Code != model.UnusedRole { // about types with roles that a row does not use
					t.Errorf("unexpected: %s", d)
				}
			}
			if len(all) != 1 {
				t.Fatalf("there are %d resources", len(all))
			}
			v := all[0].Version
			if got := fmt.Sprint(v.Selector, v.Pointers); got != tt.want {
				t.Errorf("the version is selected by %s, want %s", got, tt.want)
			}
		})
	}
}
