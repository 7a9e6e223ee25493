package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"example.com/bookshop/catalog"
)

const bookID = 163 // of book

// A shopper uses the client that is generated beside the handlers.
type shopper struct {
	*client
	wire  *wire
	books *catalog.BookClient
}

// typed shows the exchanges of the generated client with the service.
func typed(ctx context.Context, c *client) error {
	w := &wire{next: c.http.Transport, out: c.out}
	s := &shopper{client: c, wire: w, books: &catalog.BookClient{
		BaseURL: c.url,
		HTTP:    &http.Client{Transport: w, Timeout: c.http.Timeout},
		Cache:   catalog.NewBookCache(16 << 20),
	}}
	for _, step := range []func(context.Context) error{s.threeReads, s.twoEditors, s.lostResponse, s.lostSum} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("the generated client: %w", err)
		}
	}
	return nil
}

// threeReads reads a book three times.
func (s *shopper) threeReads(ctx context.Context) error {
	fmt.Fprintln(s.out, "\n# The generated client reads the book three times. The caller gets three books, and never sees a 304.")
	for range 3 {
		b, _, err := s.books.Get(ctx, bookID)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "  books.Get: %s\n", b.Title)
	}
	if s.wire.reads != 3 || s.wire.bodies != 1 {
		return fmt.Errorf("%d reads and %d bodies, want 3 and 1", s.wire.reads, s.wire.bodies)
	}
	return nil
}

// twoEditors makes two people change the same copy, as shopctl edit does.
func (s *shopper) twoEditors(ctx context.Context) error {
	fmt.Fprintln(s.out, "\n# Two editors have the same copy of it. Both save with books.UpdateFrom, as shopctl edit does.")
	b, tag, err := s.books.Get(ctx, bookID)
	if err != nil {
		return err
	}
	for _, change := range []func(*catalog.Book) error{setPrice(1295), setYear(1851)} {
		if b, _, err = s.books.UpdateFrom(ctx, b, tag, change); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "  both changes are there: %d, %d cents\n", b.Year, b.Price)
	if b.Year != 1851 || b.Price != 1295 || s.wire.writes != 3 {
		return fmt.Errorf("%d and %d cents after %d writes, want 1851 and 1295 after 3", b.Year, b.Price, s.wire.writes)
	}
	return nil
}

// lostResponse makes a change whose response is lost.
func (s *shopper) lostResponse(ctx context.Context) error {
	fmt.Fprintln(s.out, "\n# The response to a change is lost. The client looks, and does not send it again.")
	writes := s.wire.writes
	s.wire.loses = true
	b, _, err := s.books.Update(ctx, bookID, setPrice(995))
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "  books.Update: %d cents\n", b.Price)
	if b.Price != 995 || s.wire.writes != writes+1 {
		return fmt.Errorf("%d cents after %d writes, want 995 after 1", b.Price, s.wire.writes-writes)
	}
	return nil
}

// lostSum is lostResponse for a change that adds.
func (s *shopper) lostSum(ctx context.Context) error {
	fmt.Fprintln(s.out, "\n# The same with a change that adds. It could be made twice, so the client says that it does not know.")
	writes := s.wire.writes
	s.wire.loses = true
	_, _, err := s.books.Update(ctx, bookID, func(b *catalog.Book) error {
		b.Price += 100
		return nil
	})
	if !errors.Is(err, catalog.ErrBookOutcomeUnknown) || s.wire.writes != writes+1 {
		return fmt.Errorf("error %v after %d writes", err, s.wire.writes-writes)
	}
	fmt.Fprintln(s.out, "  errors.Is(err, catalog.ErrBookOutcomeUnknown)")
	return nil
}

func setPrice(cents int) func(*catalog.Book) error {
	return func(b *catalog.Book) error {
		b.Price = cents
		return nil
	}
}

func setYear(year int) func(*catalog.Book) error {
	return func(b *catalog.Book) error {
		b.Year = year
		return nil
	}
}
