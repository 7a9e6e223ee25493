package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"example.com/bookshop/catalog"
	"example.com/bookshop/listing"
)

// The core checks that a cursor was issued for the same query. That catches mistakes but
// not forgeries.
func TestListBooksRefusesMadeUpCursors(t *testing.T) {
	s := open(t)
	q := catalog.BookQuery{Limit: 3, Sort: []catalog.BookSort{{Field: catalog.BookByTitle}, {Field: catalog.BookByYear}}}
	for _, test := range []struct {
		after string
		ok    bool
	}{
		{`["Emma",1815,1]`, true},
		{` [ "" , -1 , 0 ] `, true},
		{`[1]`, false},
		{`[null]`, false},
		{`["1"]`, false},
		{`["Emma",1815]`, false},
		{`["Emma",1815,1,1]`, false},
		{`["Emma","1815",1]`, false},
		{`[7,1815,1]`, false},
		{`["Emma",1815.5,1]`, false},
		{`["Emma",1815,9223372036854775808]`, false},
		{`["Emma",null,1]`, false},
		{`{}`, false},
		{`null`, false},
		{`["Emma",1815,1] 1`, false},
		{`x`, false},
	} {
		q.After = test.after
		_, err := s.ListBooks(t.Context(), q)
		if test.ok && err != nil || !test.ok && !errors.Is(err, catalog.ErrBookCursor) {
			t.Errorf("%s: %v, want it accepted: %t", test.after, err, test.ok)
		}
	}
}

// A title can be longer than any address. The cursor then contains its beginning, and
// holds if the book is deleted.
func TestListBooksBehindALongTitle(t *testing.T) {
	s := open(t)
	long := strings.Repeat("~", 6000)
	for _, title := range []string{long + "b", long + "a", long} {
		if _, err := s.CreateBook(t.Context(), &catalog.Book{Title: title}); err != nil {
			t.Fatal(err)
		}
	}
	q := catalog.BookQuery{Limit: 1, Sort: []catalog.BookSort{{Field: catalog.BookByTitle, Descending: true}}}
	for _, want := range []string{long + "b", long + "a", long} {
		page, err := s.ListBooks(t.Context(), q)
		if err != nil || len(page.Items) != 1 || page.Items[0].Title != want || len(page.Next) > 256 {
			t.Fatalf("%d books, next of %d bytes, %v", len(page.Items), len(page.Next), err)
		}
		if err := s.DeleteBook(t.Context(), page.Items[0].ID, page.Items[0].Audit.Version); err != nil {
			t.Fatal(err)
		}
		q.After = page.Next
	}
}

// FuzzListBooks sends arbitrary input. The store returns a page or reports the cursor as
// the reason, and no value changes the text of the statement.
func FuzzListBooks(f *testing.F) {
	for i, text := range []string{"", "[1]", `["Emma",3]`, `[1815,3]`, `["Emma",1815,3]`, `[null]`, `[1.5]`, `[1e3]`, `{}`, `[[1]]`, "[1] 2",
		`["' OR 1=1 --"]`, `["\u0000\ud800",1]`, "\xff", `[99999999999999999999]`, "'; DROP TABLE books; --"} {
		f.Add(uint8(i), text, text, i)
		f.Add(uint8(i+128), text, text, i)
	}
	s, all := open(f), orders()
	f.Fuzz(func(t *testing.T, choice uint8, after, author string, year int) {
		q := catalog.BookQuery{Limit: 1 + int(choice)%3, After: after, Sort: all[int(choice)%len(all)]}
		plain := catalog.BookQuery{Limit: 1, Sort: q.Sort}
		if choice&64 > 0 {
			q.Author, plain.Author = []string{author}, []string{""}
		}
		if choice&128 > 0 {
			q.Year, plain.Year = &year, new(int)
		}
		page, err := s.ListBooks(context.Background(), q)
		if errors.Is(err, catalog.ErrBookCursor) {
			return
		}
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		for _, b := range page.Items {
			if q.Author != nil && b.Author != author || q.Year != nil && b.Year != year {
				t.Errorf("%+v: %d by %s of %d", q, b.ID, b.Author, b.Year)
			}
		}
		if q.After != "" {
			if plain.After, err = listing.OrderOf(q.Sort).Cursor(new(catalog.Book)); err != nil {
				t.Fatal(err)
			}
		}
		if got, want := text(t, q), text(t, plain); got != want {
			t.Errorf("%+v: %s\nwant %s", q, got, want)
		}
	})
}

func text(t *testing.T, q catalog.BookQuery) string {
	t.Helper()
	var last *catalog.Book
	if q.After != "" {
		last = new(catalog.Book)
	}
	statement, args := listing.Page(bookColumns, listing.OrderOf(q.Sort), q, last, match)
	if n := strings.Count(statement, "?"); n != len(args) {
		t.Fatalf("%d values for %s", len(args), statement)
	}
	return statement
}
