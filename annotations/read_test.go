package annotations

import (
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

const bookSource = `package catalog

import (
	"database/sql"
	"time"
)

// Book is one title in the catalogue.
//
//etagen:resource /orgs/{org}/books/{id} stat
//etagen:cache private, max-age=60
//etagen:vary Accept-Language
//etagen:tag weak epoch=2
type Book struct {
	*Base
	Org    string        ` + "`json:\"org\" etagen:\"id=org\"`" + `
	ID     string        ` + "`json:\"id\" etagen:\"id\"`" + `
	Made   sql.NullInt64 ` + "`json:\"-\" etagen:\"incarnation\"`" + `
	Rating float64       ` + "`json:\"rating\" etagen:\"derived\"`" + `
}

type Base struct {
	Version   int64     ` + "`json:\"version\" etagen:\"version\"`" + `
	UpdatedAt time.Time ` + "`json:\"updated_at\" etagen:\"modified\"`" + `
}
`

func TestReadBook(t *testing.T) {
	all := readOne(t, bookSource)
	if len(all) != 1 {
		t.Fatalf("got %d resources, want 1", len(all))
	}
	b := all[0]
	if b.Name != "Book" || b.Object == nil || !b.Stat || !b.Weak || b.Cache != "private, max-age=60" || b.Vary != "Accept-Language" {
		t.Errorf("got %+v", b)
	}
	if got := selectors([]*model.Field{b.Version, b.Modified, b.Incarnation, b.Derived[0]}); got != "Base.Version Base.UpdatedAt Made Rating" {
		t.Errorf("fields are %s", got)
	}
	if len(b.Version.Pointers) != 1 || b.Version.Pointers[0] != 1 {
		t.Errorf("pointers to the version are %v, want [1]", b.Version.Pointers)
	}
	if b.Incarnation.Kind != model.Nullable || selectors([]*model.Field{b.Incarnation.Value}) != "Made.Int64" {
		t.Errorf("incarnation is %+v", b.Incarnation)
	}
	if len(b.Route.IDs) != 2 || b.Route.IDs[0].Wildcard != "org" || b.Route.IDs[1].Field.Name() != "ID" {
		t.Errorf("ids are %+v", b.Route.IDs)
	}
	var names string
	for _, m := range b.JSON {
		names += m.Name + " "
	}
	if names != "version updated_at org id rating " || len(b.Fingerprint) != 6 {
		t.Errorf("members are %s, fingerprint %q", names, b.Fingerprint)
	}
}
