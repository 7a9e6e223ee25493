package annotations

import (
	"go/types"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/annotations/model"
)

// coverCase is the source into which the cases of TestJoined put their fields.
const coverCase = `
-- db/db.go --
package db

// Author gets its version by an argument.
type Author struct{ Name string; Rev int }

// Loose has a directive beside its declaration.
type Loose struct{ Name string; Rev int64 }

// Kept has one too.
//
//etagen:resource version=Rev
type Kept Loose

// Base has a version for what embeds it.
type Base struct {
	Version int ~etagen:"version"~
	Note    string
}

type base struct{ Held *Base }

// Sealed hides what it embeds.
type Sealed struct{ base }

// Plain is no resource.
type Plain struct{ Name string; Born struct{ Year int } }
-- other/other.go --
package other

import "example.com/shop/db"

// Author is a name for a type of another package.
//
//etagen:resource version=Rev
type Author = db.Author
-- book.go --
package catalog

import (
	"slices"
	"database/sql"
	"time"

	"example.com/shop/db"
	"example.com/shop/other"
)

// Person has a role.
type Person struct {
	Name string
	Rev  int ~json:"-" etagen:"version"~
}

// Event has a modification time alone.
type Event struct{ At time.Time ~etagen:"modified=unix"~ }

// Birth has an incarnation.
type Birth struct{ Of int ~etagen:"sort,incarnation"~ }

// Crew promotes a role.
type Crew struct { Person; Size int }

// Nest has no version.
type Nest struct { Deep struct{ People []Person } }

// Self encodes itself.
type Self struct{ Person }

// MarshalJSON writes it.
func (Self) MarshalJSON() ([]byte, error) { return nil, nil }

// Opt encodes itself.
type Opt[T any] struct{ value T; set bool }

// MarshalText writes it.
func (*Opt[T]) MarshalText() ([]byte, error) { return nil, nil }

// Loop leads to itself.
type Loop struct { Next *Loop; Other map[string]Loop }

// Key is the key of a map.
type Key struct{ Rev int ~etagen:"version"~ }

// MarshalText writes it.
func (Key) MarshalText() ([]byte, error) { return nil, nil }

// Meta has a derived value.
type Meta struct{ Rating int ~etagen:"derived"~; Note string }

// Vouched has a covered value.
type Vouched struct{ Who *Person ~etagen:"covered"~; Any any ~etagen:"readonly,covered"~ }

// Writer is db.Author in this package.
//
//etagen:resource version=Rev
type Writer = db.Author

// Own is a type over it.
type Own db.Author

type embedded struct{ Held Person; Plain string }

type people = []Person

// Page is a generic type.
type Page[T any] struct{ Of T }

var (
	_ sql.NullInt64
	_ time.Time
	_ db.Author
	_ other.Author
)

// Book is one title in the catalogue.
//
//etagen:resource ARGUMENTS
type Book struct {
	Version int ~etagen:"version"~
	FIELDS
}
`

// readCover reads Book with some fields, and what other packages annotate.
func readCover(t *testing.T, fields, arguments string) (*model.Resource, []model.Diagnostic) {
	t.Helper()
	source := strings.NewReplacer("FIELDS", fields, "ARGUMENTS", arguments).Replace(coverCase)
	pkg := loadCase(t, txtar.Parse([]byte(backquoted(source))))
	pkg.Annotated = map[string][]types.Type{}
	for _, name := range []string{"db", "other"} {
		path := "example.com/shop/" + name
		for _, imported := range pkg.Types.Imports() {
			if imported.Path() == path {
				pkg.Annotated[path] = annotatedIn(imported)
			}
		}
	}
	all, found := Read(pkg)
	found = slices.DeleteFunc(found, func(d model.Diagnostic) bool { return d.Code == model.UnusedRole }) // about types with roles that a row does not use
	for _, res := range all {
		if res.Name == "Book" {
			return res, found
		}
	}
	return nil, found
}

// annotatedIn returns the types with directives in the other packages of coverCase.
func annotatedIn(pkg *types.Package) []types.Type {
	name := map[string]string{"db": "Kept", "other": "Author"}[pkg.Name()]
	return []types.Type{pkg.Scope().Lookup(name).Type()}
}

// TestJoined has members that join the entity tag automatically, and others.
func TestJoined(t *testing.T) {
	tests := []struct{ fields, derived string }{
		{"P Person", "P"},
		{"P *Person", "P"},
		{"P **Person", "P"},
		{"P []Person", "P"},
		{"P [][2]*Person", "P"},
		{"P map[string]Person", "P"},
		{"P map[int][]*Person", "P"},
		{"P map[Key]int", "P"},
		{"P people", "P"},
		{"P struct{ Of struct{ A Person } }", "P"},
		{"P Nest", "P"},
		{"P Crew", "P"},
		{"P Event", "P"},
		{"P Birth", "P"},
		{"P Self", "P"},
		{"P *Self", "P"},
		{"P Opt[Person]", "P"},
		{"P Page[*Person]", "P"},
		{"P Page[Page[[]Event]]", "P"},
		{"P sql.Null[Person]", "P"},
		{"Next *Book", "Next"},
		{"P Page[[]Book]", "P"},
		{"B Book2\n}\n\n//etagen:resource version=V\ntype Book2 struct { V int", "B"},
		{"P Meta", "P"},
		{"P []Meta", "P"},
		{"P Person `json:\"-\"`", ""},
		{"p Person", ""},
		{"P struct{ p Person; Q Person `json:\"-\"` }", ""},
		{"P map[string]struct{ A, B int }", ""},
		{"P Loop", ""},
		{"P Vouched", ""},
		{"P db.Plain", ""},
		{"P time.Time; Q *sql.NullTime; R Opt[string]; S Page[db.Plain]", ""},

		// Roles that settle a member, and others.
		{"P *Person `etagen:\"covered\"`", ""},
		{"P *Person `etagen:\"derived\"`", "P"},
		{"P *Person `etagen:\"readonly\"`", "P"},
		{"A string `etagen:\"derived\"`\n\tP Person\n\tB string `etagen:\"derived\"`\n\tQ Event", "A P B Q"},

		// Promoted fields are in the row, unless they have their own version.
		{"embedded", "embedded.Held"},
		{"*embedded", "embedded.Held"},
		{"db.Base", "Base.Note"},
		{"*db.Base", "Base.Note"},
		{"*db.Base `json:\"base\"`", "Base"},
		{"Meta", "Meta.Rating"}, // promoted, and derived by its own role
		{"db.Plain", ""},
		{"db.Sealed", "Sealed.Held"},
		{"Nest", "Nest.Deep"},

		// Directives without roles.
		{"P Writer", "P"},
		{"P db.Author", "P"},
		{"P *Own", "P"},
		{"P []db.Kept", "P"},
		{"P db.Loose", "P"},
		{"P other.Author", "P"},
	}
	for _, tt := range tests {
		res, found := readCover(t, backquoted(tt.fields), "")
		if res == nil || len(found) > 0 {
			t.Errorf("%s: %v", tt.fields, found)
			continue
		}
		if got := selectors(res.Derived); got != tt.derived {
			t.Errorf("%s: derived are %q, want %q", tt.fields, got, tt.derived)
		}
	}
}

// TestJoinedByThemselves distinguishes members that joined automatically from the
// others.
func TestJoinedByThemselves(t *testing.T) {
	res, found := readCover(t, "A Person\n\tB Person `etagen:\"derived\"`\n\tC, D Event\n\tE Nest\n\tF Meta", "derived=D,F.Note covered=E.Deep")
	if res == nil || len(found) > 0 {
		t.Fatal(found)
	}
	if got, want := selectors(res.Derived), "A B C D F F.Note"; got != want {
		t.Errorf("derived are %q, want %q", got, want)
	}
	if got, want := selectors(res.Joined), "A C F"; got != want {
		t.Errorf("joined are %q, want %q", got, want)
	}
}

// TestOwnRow has the version of the resource inside a member.
func TestOwnRow(t *testing.T) {
	tests := []struct{ source, derived string }{
		{"//etagen:resource\ntype Book struct { Base }", ""},
		{"//etagen:resource\ntype Book struct { Base `json:\"base\"`; Next *Base }", "Next"},
		{"//etagen:resource\ntype Book struct { *Base `json:\"base\"` }", ""},
		{"//etagen:resource version=Meta.Version modified=Meta.At\ntype Book struct { Meta *Base; Old *Base }", "Old"},

		// Mixins: an embedded struct that supplies a role is in the row.
		{"//etagen:resource\ntype Book struct { Version int `etagen:\"version\"`; Times }\ntype Times struct { Created int; Updated int `etagen:\"modified=unix\"` }", ""},
		{"//etagen:resource\ntype Book struct { Version int `etagen:\"version\"`; *Outer }\ntype Outer struct { Note string; Times }\ntype Times struct { Created int; Updated int `etagen:\"modified=unix\"` }", ""},
		{"//etagen:resource\ntype Book struct { Version int `etagen:\"version\"`; Times; Old Times }\ntype Times struct { Created int; Updated int `etagen:\"modified=unix\"` }", "Old"},
		{"//etagen:resource\ntype Book struct { Version int `etagen:\"version\"`; Born }\ntype Born struct { Of int `etagen:\"incarnation\"`; By string }", ""},
		{"//etagen:resource /books/{id}\ntype Book struct { Version int `etagen:\"version\"`; Keyed }\ntype Keyed struct { ID int `etagen:\"id\"`; Version int `etagen:\"version\"`; By string }", ""},
		{"//etagen:resource modified=Meta.Updated,unix\ntype Book struct { Version int `etagen:\"version\"`; Meta Times }\ntype Times struct { Created int; Updated int64 `etagen:\"modified=unix\"` }", ""},

		// A row of its own stays one.
		{"//etagen:resource\ntype Book struct { Version int `etagen:\"version\"`; Times }\n//etagen:resource\ntype Times struct { Created int; Updated int `etagen:\"modified=unix\"` }", "Times.Created"},
		{"//etagen:resource /books/{id} readonly=By.Name\ntype Book struct { ID string `etagen:\"id\"`; Version int `etagen:\"version\"`; By Person }\ntype Person struct { Name string; Version int `etagen:\"version\"` }", "By"},
		{"//etagen:resource version=Meta.Version modified=Meta.At\ntype Book struct { Meta struct{ Base; Next []Base } }", "Meta"},
		{"//etagen:resource\ntype Book struct { Base; Version string `etagen:\"version\"` }", ""},
	}
	for _, tt := range tests {
		source := "package catalog\n\n" + tt.source + "\n"
		if strings.Contains(tt.source, "Base") {
			source = "package catalog\n\nimport \"time\"\n\ntype Base struct {\n\tVersion int `etagen:\"version\"`\n\tAt time.Time `etagen:\"modified\"`\n\tText string\n\tDeep *Base `json:\"-\"`\n}\n\n" + tt.source + "\n"
		}
		all := readOne(t, source)
		if len(all) != 1 {
			continue
		}
		if got := selectors(all[0].Derived); got != tt.derived {
			t.Errorf("%s: derived are %q, want %q", tt.source, got, tt.derived)
		}
	}
}
