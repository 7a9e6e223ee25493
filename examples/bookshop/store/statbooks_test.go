package store

import (
	"slices"
	"testing"

	"example.com/bookshop/catalog"
)

// Each change to a book moves the count of changes, and nothing else does.
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
		{`INSERT INTO books VALUES (8, 1, 0, 'title', 'voltaire', 1851, 795, '')`, true},
		{`REPLACE INTO books VALUES (8, 1, 0, 'title', 'voltaire', 1851, 795, '')`, true},
		{`INSERT INTO books VALUES (8, 1, 0, 'title', 'voltaire', 1851, 795, '') ON CONFLICT DO NOTHING`, false},
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

// SQLite shows which tables a statement opens: the compiled statement has one OpenRead
// instruction for each, with its root page in the second operand.
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
