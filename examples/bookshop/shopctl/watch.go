package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"example.com/bookshop/catalog"
)

// watch prints a book whenever it changes. While it is unchanged, each poll costs a 304.
func (s *shopctl) watch(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("watch", flag.ContinueOnError)
	every := flags.Duration("every", 2*time.Second, "time between two looks")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return s.withID(flags.Args(), func(id int64) error {
		var tag catalog.BookTag
		for {
			b, now, changed, err := s.books.Refresh(ctx, id, tag)
			if err != nil {
				return err
			}
			if changed {
				fmt.Fprintf(s.out, "version %d: %s, %d cents\n", b.Version, b.Title, b.Price)
			}
			tag = now
			if err := s.pause(ctx, *every); err != nil {
				return err
			}
		}
	})
}
