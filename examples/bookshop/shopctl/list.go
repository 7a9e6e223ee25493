package main

import (
	"context"
	"flag"
	"fmt"

	"example.com/bookshop/catalog"
)

// many is the number of books between two lines of progress.
const many = 100

// list prints all books of a query, and its progress if there are many.
func (s *shopctl) list(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("list", flag.ContinueOnError)
	author := flags.String("author", "", "only books by the author with this `slug`")
	sort := flags.String("sort", "", "`title` or year")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var q catalog.BookQuery
	if *author != "" {
		q.Author = []string{*author}
	}
	switch *sort {
	case "":
	case "title":
		q.Sort = []catalog.BookSort{{Field: catalog.BookByTitle}}
	case "year":
		q.Sort = []catalog.BookSort{{Field: catalog.BookByYear}}
	default:
		return fmt.Errorf("books cannot be sorted by %q: write title or year", *sort)
	}
	n := 0
	for b, err := range s.books.All(ctx, q) {
		if err != nil {
			return fmt.Errorf("listing books, after %d of them: %w", n, err)
		}
		fmt.Fprintf(s.out, "%5d  %4d  %s\n", b.ID, b.Year, b.Title)
		if n++; n%many == 0 {
			fmt.Fprintf(s.progress, "%d books so far\n", n)
		}
	}
	return nil
}

// show prints a book.
func (s *shopctl) show(ctx context.Context, id int64) error {
	b, tag, err := s.books.Get(ctx, id)
	if err != nil {
		return err
	}
	text, err := encode(b)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s\n%s", tag, text)
	return nil
}
