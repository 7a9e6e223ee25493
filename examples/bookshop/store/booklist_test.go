package store

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"example.com/bookshop/catalog"
)

// orders are all orders of the sort keys, in all directions.
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

// less is the order of a query, told apart from SQL.
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

// walk reads all pages of a query, and calls between before each but the first.
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
		for _, filter := range []catalog.BookQuery{{}, {Author: &author}, {Year: &year}, {Author: &author, Year: &year}} {
			want := slices.DeleteFunc(slices.Clone(whole), func(b *catalog.Book) bool {
				return filter.Author != nil && b.Author != author || filter.Year != nil && b.Year != year
			})
			slices.SortFunc(want, less(sort))
			q := catalog.BookQuery{Limit: 1 + len(want)/3, Sort: sort, Author: filter.Author, Year: filter.Year}
			got := walk(t, s, q, nothing)
			same := slices.EqualFunc(got, want, func(a, b *catalog.Book) bool { return *a == *b })
			if !same || len(want) == 0 {
				t.Errorf("%+v: %d books, want %d in their order", q, len(got), len(want))
			}
		}
	}
}

// While somebody reads page after page, others sell, buy and rename books. What
// is there all the time and stays in its place is seen exactly once; nothing is
// seen twice.
func TestPagesHoldWhileBooksComeAndGo(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, sort := range orders() {
		s := open(t)
		stay := walk(t, s, catalog.BookQuery{Limit: 1000}, nothing)
		seen := walk(t, s, catalog.BookQuery{Limit: 50, Sort: sort}, func() {
			for range 5 {
				i := random.IntN(len(stay))
				if err := s.DeleteBook(t.Context(), stay[i].ID, 1); err != nil {
					t.Fatal(err)
				}
				twin := *stay[i] // in the place of another, where its equals are
				stay = slices.Delete(stay, i, i+1)
				twin.ID, twin.Title, twin.Year = 0, stay[0].Title, stay[i/2].Year
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

// The core has checked that a cursor was given for the same query, which keeps
// out errors but not forgers.
func TestListBooksRefusesMadeUpCursors(t *testing.T) {
	s := open(t)
	q := catalog.BookQuery{Limit: 3, Sort: []catalog.BookSort{{Field: catalog.BookByTitle}, {Field: catalog.BookByYear}}}
	for _, test := range []struct {
		after string
		ok    bool
	}{
		{`["Emma",1815,1]`, true},
		{` [ "" , -1 , 0 ] `, true},
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

// Whoever changes a book moves the count of changes, and nothing else does.
func TestStatBooksMovesWithEachChange(t *testing.T) {
	s := open(t)
	count := func() int64 {
		t.Helper()
		stat, err := s.StatBooks(t.Context(), catalog.BookQuery{})
		if err != nil || stat.Mark != "" {
			t.Fatal(stat, err)
		}
		return stat.Counter
	}
	before := count()
	for _, test := range []struct {
		statement string
		moves     bool
	}{
		{`DELETE FROM stock`, false},
		{`UPDATE books SET price = price WHERE id = 7`, true},
		{`UPDATE books SET id = 1000 WHERE id = 7`, true},
		{`DELETE FROM books WHERE id = 8`, true},
		{`INSERT INTO books VALUES (8, 1, 0, 'title', 'author', 1851, 795, '')`, true},
		{`REPLACE INTO books VALUES (8, 1, 0, 'title', 'author', 1851, 795, '')`, true},
		{`INSERT INTO books VALUES (8, 1, 0, 'title', 'author', 1851, 795, '') ON CONFLICT DO NOTHING`, false},
		{`UPDATE books SET price = 1, version = version + 1 WHERE id = 9 AND version = 7`, false},
		{`DELETE FROM books WHERE id = 9 AND version = 7`, false},
		{`UPDATE authors SET name = 'x'`, false},
		{`DELETE FROM books`, true},
	} {
		if _, err := s.writer.Exec(test.statement); err != nil {
			t.Fatal(err)
		}
		if now := count(); now > before != test.moves || now < before {
			t.Errorf("%s: from %d to %d, want it to move: %t", test.statement, before, now, test.moves)
		}
		before = count()
	}
}

// SQLite says which tables a statement opens: the compiled statement has one
// OpenRead instruction for each, with its root page in the second operand.
func TestStatBooksReadsNoBook(t *testing.T) {
	s := open(t)
	var page int
	if err := s.db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = 'changes'`).Scan(&page); err != nil {
		t.Fatal(err)
	}
	if opened := opens(t, s, countChanges); !slices.Equal(opened, []int{page}) {
		t.Errorf("opens pages %v, want %d alone", opened, page)
	}
	if opened := opens(t, s, `SELECT count(*) FROM books`); slices.Contains(opened, page) || len(opened) == 0 {
		t.Errorf("the test sees pages %v where books are counted", opened)
	}
}

func opens(t *testing.T, s *Store, statement string) (pages []int) {
	t.Helper()
	explain(t, s, statement, func(opcode string, p2 int) {
		if opcode == "OpenRead" {
			pages = append(pages, p2)
		}
	})
	return pages
}

// FuzzListBooks has a client say whatever it likes: the store answers with a
// page or names the cursor as the reason, and the text of the statement does not
// depend on a value.
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
			q.Author, plain.Author = &author, new(string)
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
			if plain.After, err = orderOf(q.Sort).behind(new(catalog.Book)); err != nil {
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
	statement, args, err := orderOf(q.Sort).page(q)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(statement, "?"); n != len(args) {
		t.Fatalf("%d values for %s", len(args), statement)
	}
	return statement
}
