package postgres_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
	"example.com/bookshop/internal/pgserver"
	"example.com/bookshop/internal/pgserver/pgtest"
	"example.com/bookshop/postgres"
)

func open(t *testing.T) *postgres.Store { return openAt(t, pgtest.NewDatabase(t)) }

func openAt(t *testing.T, address string) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// refusal returns the status and the pointer of a refusal.
func refusal(err error) (status int, pointer string) {
	var p *etagen.Problem
	if !errors.As(err, &p) {
		return 0, ""
	}
	if len(p.Errors) > 0 {
		pointer = p.Errors[0].Pointer
	}
	return p.Status, pointer
}

func TestTablesRefuse(t *testing.T) {
	s, ctx := open(t), t.Context()
	change := func(id int64, do func(*catalog.Book)) error {
		b, err := s.GetBook(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		do(b)
		_, err = s.UpdateBook(ctx, b, b.Version)
		return err
	}
	create := func(b catalog.Book) error {
		_, err := s.CreateBook(ctx, &b)
		return err
	}
	if err := s.DeleteBook(ctx, 570, 1); err != nil {
		t.Fatal(err)
	}
	_, gone := s.GetBook(ctx, 570)
	_, never := s.GetBook(ctx, 999)
	_, noList := s.ListBooks(ctx, catalog.BookQuery{Limit: 1, Author: []string{"\x00"}})
	_, noAuthor := s.GetAuthor(ctx, "\x00")
	for _, test := range []struct {
		name    string
		err     error
		status  int
		pointer string
		is      error
	}{
		{"an author that does not exist", change(2, func(b *catalog.Book) { b.Author = "nobody" }), 422, "/author", nil},
		{"a title that the author has", change(2, func(b *catalog.Book) { b.Title = "Emma" }), 409, "/title", nil},
		{"a new book of a title that the author has", create(catalog.Book{Title: "Emma", Author: "jane-austen"}), 409, "/title", nil},
		{"an author with books", s.DeleteAuthor(ctx, "voltaire", "x"), 0, "", catalog.ErrAuthorConflict},
		{"a text with NUL", change(2, func(b *catalog.Book) { b.About = "\x00" }), 422, "", nil},
		{"a list of a text with NUL", noList, 400, "", nil},
		{"an author of a text with NUL", noAuthor, 0, "", catalog.ErrAuthorNotFound},
		{"more words than an index has", change(2, func(b *catalog.Book) { b.About = manyWords() }), 422, "/about", nil},
		{"a book that was deleted", gone, 410, "", catalog.ErrBookNotFound},
		{"a book that never was", never, 0, "", catalog.ErrBookNotFound},
		{"an id that is taken", create(catalog.Book{ID: 3}), 0, "", catalog.ErrBookExists},
	} {
		status, pointer := refusal(test.err)
		if status != test.status || pointer != test.pointer || test.is != nil && !errors.Is(test.err, test.is) {
			t.Errorf("%s: %d %q (%v), want %d %q", test.name, status, pointer, test.err, test.status, test.pointer)
		}
	}
	a, err := s.GetAuthor(ctx, "voltaire")
	if err != nil {
		t.Fatal(err)
	}
	if status, _ := refusal(s.DeleteAuthor(ctx, "voltaire", a.Revision)); status != 409 {
		t.Errorf("an author with books is deleted: %d", status)
	}
}

// manyWords returns over a megabyte of different words.
func manyWords() string {
	var text strings.Builder
	for i := range 1 << 17 {
		for n := i; n >= 0; n = n/26 - 1 {
			text.WriteByte(byte('a' + n%26))
		}
		text.WriteString("ly ")
	}
	return text.String()
}

// A book that reuses an id starts above all earlier versions.
func TestVersionsDoNotComeBack(t *testing.T) {
	s, ctx := open(t), t.Context()
	seen := map[int64]bool{}
	for range 3 {
		b, err := s.CreateBook(ctx, &catalog.Book{ID: 1000, Title: "Again"})
		for range 3 {
			if err != nil || seen[b.Version] {
				t.Fatalf("version %+v came back (%v)", b, err)
			}
			seen[b.Version] = true
			b, err = s.UpdateBook(ctx, b, b.Version)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := s.DeleteBook(ctx, b.ID, b.Version); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := s.CreateBook(ctx, &catalog.Book{Title: "Another"}); err != nil || b.ID != 1001 {
		t.Errorf("%+v (%v) has an id that was used, want 1001", b, err)
	}
}

// Two replicas of the service start on an empty database concurrently, and 16 writers
// change books through both. Each acknowledged change is counted as a version and as
// a change of the lists, and there is no deadlock.
func TestReplicasChangeTogether(t *testing.T) {
	address := pgtest.NewDatabase(t)
	stores := make([]*postgres.Store, 2)
	var started sync.WaitGroup
	for i := range stores {
		started.Go(func() { stores[i] = openAt(t, address) })
	}
	started.Wait()
	before, err := stores[0].StatBooks(t.Context(), catalog.BookQuery{})
	if err != nil || before.Counter != 1 {
		t.Fatalf("a new database has the count %d (%v), want 1", before.Counter, err)
	}
	const writers, each = 16, 10
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() { addCopies(t, stores[w%2], each) })
	}
	wg.Wait()
	b, err := stores[0].GetBook(t.Context(), 1)
	if err != nil || b.Price != writers*each || b.Version != 1+writers*each {
		t.Errorf("%+v (%v) after %d additions", b, err, writers*each)
	}
	after, err := stores[1].StatBooks(t.Context(), catalog.BookQuery{})
	if err != nil || after.Counter != 1+2*writers*each {
		t.Errorf("%d changes were counted (%v), want %d", after.Counter, err, 2*writers*each)
	}
}

// addCopies increments the price of a book with compare-and-swap, from version 1, and
// creates a book each time.
func addCopies(t *testing.T, s *postgres.Store, times int) {
	for added := 0; added < times; {
		b, err := s.GetBook(t.Context(), 1)
		if err != nil {
			t.Error(err)
			return
		}
		if b.Version == 1 {
			b.Price = 0
		}
		b.Price++
		_, err = s.UpdateBook(t.Context(), b, b.Version)
		if errors.Is(err, catalog.ErrBookConflict) {
			continue
		}
		if err == nil {
			_, err = s.CreateBook(t.Context(), &catalog.Book{Title: "One more"})
		}
		if err != nil {
			t.Error(err)
			return
		}
		added++
	}
}

// If the server is down, the response is not a 500, and the store continues when the
// server is back.
func TestAServerThatIsAway(t *testing.T) {
	server, err := pgserver.Start()
	if errors.Is(err, pgserver.ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Stop() })
	address, err := server.NewDatabase(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := openAt(t, address)
	b, err := s.GetBook(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Restart(); err != nil {
		t.Fatal(err)
	}
	if _, err = s.UpdateBook(t.Context(), b, 1); err != nil && !errors.Is(err, etagen.ErrUnavailable) && !errors.Is(err, etagen.ErrOutcomeUnknown) {
		t.Errorf("the first change after a crash: %v", err)
	}
	for range 20 { // broken connections are found one by one
		if _, err = s.GetBook(t.Context(), 1); err == nil {
			break
		}
		if !errors.Is(err, etagen.ErrUnavailable) {
			t.Errorf("reading after a crash: %v", err)
		}
	}
	if err != nil {
		t.Errorf("the store does not come back: %v", err)
	}
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if _, err := s.GetBook(t.Context(), 1); !errors.Is(err, etagen.ErrUnavailable) {
			t.Errorf("without a server: %v", err)
		}
		if err := s.Ping(t.Context()); !errors.Is(err, etagen.ErrUnavailable) {
			t.Errorf("ping without a server: %v", err)
		}
	}
}
