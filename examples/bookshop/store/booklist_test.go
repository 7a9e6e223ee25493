package store

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"example.com/bookshop/catalog"
)

// orders returns all orders of the sort keys, in all directions.
func orders() [][]catalog.BookSort {
	all := [][]catalog.BookSort{nil}
	for i := range 4 {
		title := catalog.BookSort{Field: catalog.BookByTitle, Descending: i&1 > 0}
		year := catalog.BookSort{Field: catalog.BookByYear, Descending: i&2 > 0}
		all = append(all, []catalog.BookSort{title, year}, []catalog.BookSort{year, title})
		if i < 2 {
			all = append(all, []catalog.BookSort{title})
		}
		if i%2 == 0 {
			all = append(all, []catalog.BookSort{year})
		}
	}
	return all
}

// less returns the order of a query, independently of SQL.
func less(sort []catalog.BookSort) func(a, b *catalog.Book) int {
	return func(a, b *catalog.Book) int {
		for _, by := range sort {
			c := cmp.Compare(a.Year, b.Year)
			if by.Field == catalog.BookByTitle {
				c = cmp.Compare(a.Title, b.Title)
			}
			if by.Descending {
				c = -c
			}
			if c != 0 {
				return c
			}
		}
		return cmp.Compare(a.ID, b.ID)
	}
}

// walk reads all pages of a query, and calls between before each page but the first.
func walk(t *testing.T, s *Store, q catalog.BookQuery, between func()) []*catalog.Book {
	t.Helper()
	var all []*catalog.Book
	for len(all) < 2000 {
		page, err := s.ListBooks(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Items) > q.Limit {
			t.Fatalf("%d books, limit %d", len(page.Items), q.Limit)
		}
		all = append(all, page.Items...)
		if q.After = page.Next; q.After == "" {
			return all
		}
		between()
	}
	t.Fatalf("%+v: the list has no end", q)
	return nil
}

func nothing() {}

func TestListBooksInEveryOrder(t *testing.T) {
	s := open(t)
	whole := walk(t, s, catalog.BookQuery{Limit: 1000}, nothing)
	if len(whole) != 570 {
		t.Fatalf("%d books, want 570", len(whole))
	}
	author, year := "voltaire", 1759
	for _, sort := range orders() {
		for _, filter := range []catalog.BookQuery{{}, {Author: []string{author}}, {Year: &year}, {Author: []string{author}, Year: &year}} {
			want := slices.DeleteFunc(slices.Clone(whole), func(b *catalog.Book) bool {
				return filter.Author != nil && b.Author != author || filter.Year != nil && b.Year != year
			})
			slices.SortFunc(want, less(sort))
			q := catalog.BookQuery{Limit: 1 + len(want)/3, Sort: sort, Author: filter.Author, Year: filter.Year}
			got := walk(t, s, q, nothing)
			same := slices.EqualFunc(got, want, func(a, b *catalog.Book) bool { return *a == *b })
			if !same || len(want) == 0 {
				t.Errorf("%+v: %d books, want %d in order", q, len(got), len(want))
			}
		}
	}
}

// While somebody reads page after page, others sell, buy and rename books. A book that
// exists all the time and keeps its place is seen exactly once, and none is seen twice.
func TestPagesHoldWhileBooksComeAndGo(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, sort := range orders() {
		s := open(t)
		stay := walk(t, s, catalog.BookQuery{Limit: 1000}, nothing)
		seen := walk(t, s, catalog.BookQuery{Limit: 100, Sort: sort}, func() {
			for range 5 {
				i := random.IntN(len(stay))
				if err := s.DeleteBook(t.Context(), stay[i].ID, 1); err != nil {
					t.Fatal(err)
				}
				twin := *stay[i] // next to equal books
				stay = slices.Delete(stay, i, i+1)
				twin.ID, twin.Author, twin.Title, twin.Year = 0, "", stay[0].Title, stay[i/2].Year
				if _, err := s.CreateBook(t.Context(), &twin); err != nil {
					t.Fatal(err)
				}
			}
		})
		count := map[int64]int{}
		for _, b := range seen {
			count[b.ID]++
		}
		for _, b := range stay {
			if count[b.ID] == 0 {
				t.Errorf("%+v: %d %s was left out", sort, b.ID, b.Title)
			}
		}
		for id, n := range count {
			if n > 1 {
				t.Errorf("%+v: %d was seen %d times", sort, id, n)
			}
		}
	}
}
