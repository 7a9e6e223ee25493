package etagen_test

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A shelf is a BookStore in memory. Its default order is that of the ranks.
type shelf struct {
	books   []ranked
	counter int64  // the number of changes
	vouches bool   // StatBooks returns the counter
	view    string // of the caller: "guest" does not see books without an author
	lists   int    // the number of calls of ListBooks
}

type ranked struct {
	*Book
	Rank int
}

func (s *shelf) StatBooks(context.Context, BookQuery) (BookListStat, error) {
	if !s.vouches {
		return BookListStat{}, nil
	}
	return BookListStat{Counter: s.counter, View: s.view}, nil
}

// place is the end of a page: the values that the order compares.
type place struct {
	Title string
	Year  int
	Rank  int
}

func (s *shelf) ListBooks(_ context.Context, q BookQuery) (BookPage, error) {
	s.lists++
	found := make([]ranked, 0, len(s.books))
	for _, b := range s.books {
		if s.asked(b.Book, q) {
			found = append(found, b)
		}
	}
	total := len(found)
	slices.SortFunc(found, func(a, b ranked) int { return compare(q.Sort, a, b) })
	if q.After != "" {
		var at place
		if err := json.Unmarshal([]byte(q.After), &at); err != nil {
			return BookPage{}, fmt.Errorf("%w: %w", ErrBookCursor, err)
		}
		end := ranked{&Book{Title: at.Title, Year: at.Year}, at.Rank}
		found = slices.DeleteFunc(found, func(b ranked) bool { return compare(q.Sort, b, end) <= 0 })
	}
	page := BookPage{Total: &total} // even if it is not requested
	for i, b := range found {
		if i == q.Limit {
			last := found[i-1]
			text, err := json.Marshal(place{last.Title, last.Year, last.Rank})
			page.Next = string(text)
			return page, err
		}
		page.Items = append(page.Items, b.Book)
	}
	return page, nil
}

// asked reports whether a query selects a book.
func (s *shelf) asked(b *Book, q BookQuery) bool {
	return (s.view != "guest" || b.Author != "") &&
		(q.Title == nil || slices.Contains(q.Title, b.Title)) &&
		(q.Author == nil || *q.Author == b.Author) &&
		(q.Year == nil || *q.Year == b.Year) &&
		(q.YearMin == nil || *q.YearMin <= b.Year) &&
		(q.YearMax == nil || *q.YearMax >= b.Year) &&
		(q.Q == nil || strings.Contains(b.Title, *q.Q))
}

func compare(keys []BookSort, a, b ranked) int {
	for _, key := range keys {
		var order int
		switch key.Field {
		case BookByTitle:
			order = cmp.Compare(a.Title, b.Title)
		case BookByYear:
			order = cmp.Compare(a.Year, b.Year)
		}
		if key.Descending {
			order = -order
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Compare(a.Rank, b.Rank)
}

var firstEdition = time.Date(1851, 10, 18, 0, 0, 0, 0, time.UTC)

func (s *shelf) CreateBook(_ context.Context, b *Book) (*Book, error) {
	for _, other := range s.books {
		if other.ID == b.ID {
			return nil, fmt.Errorf("%s: %w", b.ID, ErrBookExists)
		}
	}
	if b.ID == "" {
		b.ID = fmt.Sprint("new", len(s.books))
	}
	if b.Version != 0 || !b.UpdatedAt.IsZero() {
		return nil, errors.New("the version and the time are not the client's")
	}
	s.insert(b.ID, b.Title, b.Author, b.Year)
	return s.books[len(s.books)-1].Book, nil
}

// insert adds a new book at the end. Versions start again with each book, as in most
// tables.
func (s *shelf) insert(id, title, author string, year int) {
	rank := 0
	for _, b := range s.books {
		rank = max(rank, b.Rank+1)
	}
	s.books = append(s.books, ranked{&Book{id, 1, firstEdition, title, author, year}, rank})
	s.counter++
}

// update replaces the i-th book by a new one, since responses may hold the old one.
func (s *shelf) update(i int, title string, year int) {
	b := *s.books[i].Book
	b.Version, b.Title, b.Year = b.Version+1, title, year
	s.books[i].Book = &b
	s.counter++
}

func (s *shelf) remove(i int) {
	s.books = slices.Delete(s.books, i, i+1)
	s.counter++
}

func (s *shelf) swap(i, j int) {
	s.books[i].Rank, s.books[j].Rank = s.books[j].Rank, s.books[i].Rank
	s.counter++
}

// brokenShelf fails at every call.
type brokenShelf struct{ stat, list error }

var errBroken = errors.New("the shelf is broken")

func (s brokenShelf) StatBooks(context.Context, BookQuery) (BookListStat, error) {
	return BookListStat{Counter: 1}, s.stat
}

func (s brokenShelf) ListBooks(context.Context, BookQuery) (BookPage, error) {
	return BookPage{Items: []*Book{nil}}, s.list
}

func (s brokenShelf) CreateBook(context.Context, *Book) (*Book, error) { return nil, s.list }
