package store

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
)

// titlesOf returns the titles on all pages of a query.
func titlesOf(t *testing.T, s *Store, q catalog.BookQuery) []string {
	t.Helper()
	q.Limit = 3
	var all []string
	for _, b := range walk(t, s, q, nothing) {
		all = append(all, b.Title)
	}
	return all
}

// A search finds the words of q in titles and texts, whatever is between them, including
// in the latest writes.
func TestSearch(t *testing.T) {
	s := open(t)
	search := func(text string) []string { return titlesOf(t, s, catalog.BookQuery{Q: &text}) }
	for _, text := range []string{"pride prejudice", "Prejudice, pride", "pride prej", `"pride" AND prejudice*`, "PRIDE -- prejudice'"} {
		if found := search(text); !slices.Contains(found, "Pride and Prejudice") {
			t.Errorf("%q finds %q", text, found)
		}
	}
	if found := search("quux"); len(found) > 0 {
		t.Errorf("quux finds %q", found)
	}
	if all := search(""); len(all) != 570 {
		t.Errorf("an empty text finds %d books", len(all))
	}
	if found := search("quux" + strings.Repeat(" ", 1<<20)); len(found) > 0 {
		t.Errorf("quux in a megabyte of blanks finds %q", found)
	}
	long := strings.Repeat("a ", 450_000) // takes seconds
	var p *etagen.Problem
	if _, err := s.ListBooks(t.Context(), catalog.BookQuery{Q: &long, Limit: 1, Total: true}); !errors.As(err, &p) || p.Status != http.StatusBadRequest || p.Parameter != "q" {
		t.Errorf("450,000 words: %v", err)
	}
	b, err := s.CreateBook(t.Context(), &catalog.Book{Title: "Quux", About: "Of foxes"})
	if err != nil {
		t.Fatal(err)
	}
	if found := search("quux fox"); !slices.Equal(found, []string{"Quux"}) {
		t.Errorf("a new book is found as %q", found)
	}
	b.Title = "Quuz"
	if b, err = s.UpdateBook(t.Context(), b, b.Version); err != nil {
		t.Fatal(err)
	}
	if before, after := search("quux"), search("quuz"); len(before) > 0 || len(after) != 1 {
		t.Errorf("after a change the old title finds %q, the new one %q", before, after)
	}
	if err := s.DeleteBook(t.Context(), b.ID, b.Version); err != nil {
		t.Fatal(err)
	}
	if found := search("quuz"); len(found) > 0 {
		t.Errorf("a book that is gone is found as %q", found)
	}
}

// The total counts the matches of the query, on each page.
func TestTotalBesideWhatAQueryAsksFor(t *testing.T) {
	s := open(t)
	low, high, text := 500, 900, "the"
	for _, q := range []catalog.BookQuery{
		{},
		{Author: []string{"voltaire"}},
		{Author: []string{"jane-austen", "nobody", "voltaire"}},
		{Author: []string{"nobody"}},
		{PriceMin: &low},
		{PriceMax: &high},
		{PriceMin: &low, PriceMax: &high, Author: []string{"jane-austen"}},
		{PriceMin: &high, PriceMax: &low},
		{Q: &text, PriceMin: &low},
	} {
		want := len(titlesOf(t, s, q))
		q.Limit, q.Total = 2, true
		for pages := 0; pages < 2; pages++ {
			page, err := s.ListBooks(t.Context(), q)
			if err != nil || page.Total == nil || *page.Total != want {
				t.Fatalf("%+v: total %v, %v; want %d", q, page.Total, err, want)
			}
			if q.After = page.Next; q.After == "" {
				break
			}
		}
	}
}
