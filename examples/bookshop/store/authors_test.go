package store

import (
	"errors"
	"testing"
	"time"

	"example.com/bookshop/catalog"
	"example.com/bookshop/titles"
)

var _ catalog.AuthorStore = (*Store)(nil)

func TestGetAuthor(t *testing.T) {
	s := open(t)
	a, err := s.GetAuthor(t.Context(), "charlotte-bronte")
	if err != nil {
		t.Fatal(err)
	}
	want := catalog.Author{Slug: "charlotte-bronte", Revision: titles.Revision("Charlotte Brontë"), Name: "Charlotte Brontë", Titles: 4}
	if *a != want {
		t.Errorf("got  %+v\nwant %+v", *a, want)
	}
}

func TestGetAuthorAfterAnEdit(t *testing.T) {
	s := open(t)
	change(t, s, `UPDATE authors SET revision = 'second', edited_at = 1767603600007 WHERE slug = 'voltaire'`)
	a, err := s.GetAuthor(t.Context(), "voltaire")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, time.January, 5, 9, 0, 0, 7e6, time.UTC)
	if a.Revision != "second" || a.EditedAt == nil || !a.EditedAt.Equal(at) {
		t.Errorf("revision %s, edited %v; want second, %v", a.Revision, a.EditedAt, at)
	}
}

// The number of titles changes with the books while the revision stays the same. The
// entity tag is right only because it covers that number.
func TestTitlesChangeWithoutARevision(t *testing.T) {
	s := open(t)
	before, err := s.GetAuthor(t.Context(), "voltaire")
	if err != nil {
		t.Fatal(err)
	}
	change(t, s, `UPDATE books SET author = 'voltaire' WHERE id = 1`)
	after, err := s.GetAuthor(t.Context(), "voltaire")
	if err != nil {
		t.Fatal(err)
	}
	if after.Titles != before.Titles+1 || after.Revision != before.Revision {
		t.Errorf("before %+v\nafter  %+v", *before, *after)
	}
	if catalog.AuthorETag(after) == catalog.AuthorETag(before) {
		t.Errorf("entity tag stayed %s", catalog.AuthorETag(after))
	}
}

func TestMissingAuthor(t *testing.T) {
	s := open(t)
	for _, slug := range []string{"", "nobody", "Voltaire", "voltaire "} {
		if _, err := s.GetAuthor(t.Context(), slug); !errors.Is(err, catalog.ErrAuthorNotFound) {
			t.Errorf("get %q: %v, want %v", slug, err, catalog.ErrAuthorNotFound)
		}
	}
}
