package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"example.com/bookshop/catalog"
	"example.com/bookshop/titles"
)

var _ catalog.BookStore = (*Store)(nil)

func TestGetBook(t *testing.T) {
	b, err := open(t).GetBook(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.About, "It is a truth universally acknowledged") {
		t.Errorf("about %.60q lacks the opening", b.About)
	}
	b.About = ""
	want := catalog.Book{
		ID:     2,
		Audit:  catalog.Audit{Version: 1, UpdatedAt: time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)},
		Title:  "Pride and Prejudice",
		Author: "jane-austen",
		Year:   1813,
		Price:  795,
	}
	if *b != want {
		t.Errorf("got  %+v\nwant %+v", *b, want)
	}
}

func TestStatBookTellsTheValidatorsOfGetBook(t *testing.T) {
	s := open(t)
	for _, at := range []int64{titles.At.UnixMilli(), 1767603600007, 0, -1} {
		change(t, s, `UPDATE books SET version = version + 1, updated_at = ? WHERE id = 5`, at)
		b, err := s.GetBook(t.Context(), 5)
		if err != nil {
			t.Fatal(err)
		}
		stat, err := s.StatBook(t.Context(), 5)
		if err != nil {
			t.Fatal(err)
		}
		if stat.Version != b.Version || !stat.UpdatedAt.Equal(b.UpdatedAt) {
			t.Errorf("stat %d, %v; book %d, %v", stat.Version, stat.UpdatedAt, b.Version, b.UpdatedAt)
		}
		if got := b.UpdatedAt.UnixMilli(); got != at {
			t.Errorf("time %d came back as %d", at, got)
		}
	}
}

func TestMissingBook(t *testing.T) {
	s := open(t)
	for _, id := range []int64{0, -1, 571, 1 << 62} {
		if _, err := s.GetBook(t.Context(), id); !errors.Is(err, catalog.ErrBookNotFound) {
			t.Errorf("get %d: %v, want %v", id, err, catalog.ErrBookNotFound)
		}
		if _, err := s.StatBook(t.Context(), id); !errors.Is(err, catalog.ErrBookNotFound) {
			t.Errorf("stat %d: %v, want %v", id, err, catalog.ErrBookNotFound)
		}
	}
}

// A failing database must not look like a missing book.
func TestFailureIsNotAbsence(t *testing.T) {
	s := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.GetBook(ctx, 1); !errors.Is(err, context.Canceled) || errors.Is(err, catalog.ErrBookNotFound) {
		t.Errorf("get: %v, want %v alone", err, context.Canceled)
	}
	if _, err := s.StatBook(ctx, 1); !errors.Is(err, context.Canceled) || errors.Is(err, catalog.ErrBookNotFound) {
		t.Errorf("stat: %v, want %v alone", err, context.Canceled)
	}
}

// SQLite shows which columns a statement reads: the compiled statement has one Column
// instruction for each, with the number of the column in its second operand.
func TestStatBookDoesNotReadTheText(t *testing.T) {
	s := open(t)
	const about = 7
	if read := columns(t, s, selectBook); !read[about] {
		t.Fatalf("get reads columns %v: the test cannot see the text being read", read)
	}
	if read := columns(t, s, statBook); read[about] || len(read) != 2 {
		t.Errorf("stat reads columns %v, want 1 and 2", read)
	}
}

func columns(t *testing.T, s *Store, statement string) map[int]bool {
	t.Helper()
	read := map[int]bool{}
	explain(t, s, statement, func(opcode string, p2 int) {
		if opcode == "Column" {
			read[p2] = true
		}
	}, 1)
	return read
}

// explain calls each with the instructions of the compiled statement and the second
// operand of each.
func explain(t *testing.T, s *Store, statement string, each func(opcode string, p2 int), args ...any) {
	t.Helper()
	rows, err := s.db.QueryContext(t.Context(), "EXPLAIN "+statement, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var addr, p1, p2, p3 int
		var opcode string
		var p4, p5, comment any
		if err := rows.Scan(&addr, &opcode, &p1, &p2, &p3, &p4, &p5, &comment); err != nil {
			t.Fatal(err)
		}
		each(opcode, p2)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
