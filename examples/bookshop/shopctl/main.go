// Shopctl lists, shows, edits and watches the books of a bookshop, by the client that
// etagen generated.
//
//	shopctl [-url URL] [-as EDITOR] list [-author SLUG] [-sort title|year]
//	shopctl [-url URL] show ID
//	shopctl [-url URL] [-as EDITOR] edit ID
//	shopctl [-url URL] watch [-every 2s] ID
//
// edit opens the book in $VISUAL or $EDITOR. What others have saved in the meantime
// stays, unless it is the same field.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"time"

	"example.com/bookshop/catalog"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctl := &shopctl{out: os.Stdout, progress: os.Stderr, edit: inEditor, pause: pause}
	if err := ctl.run(ctx, os.Args[1:]); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "shopctl:", err)
		os.Exit(1)
	}
}

// A shopctl is one call of the command.
type shopctl struct {
	books    *catalog.BookClient
	out      io.Writer
	progress io.Writer
	edit     func(ctx context.Context, text []byte) ([]byte, error)
	pause    func(ctx context.Context, d time.Duration) error
}

// run does what the arguments say.
func (s *shopctl) run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("shopctl", flag.ContinueOnError)
	url := flags.String("url", "http://127.0.0.1:8080", "`address` of the bookshop")
	editor := flags.String("as", "", "`name` to edit as")
	if err := flags.Parse(args); err != nil {
		return err
	}
	s.books = &catalog.BookClient{
		BaseURL: *url,
		HTTP:    &http.Client{Timeout: 30 * time.Second},
		Cache:   catalog.NewBookCache(16 << 20),
		Prepare: func(r *http.Request) error {
			if *editor != "" {
				r.Header.Set("Editor", *editor)
			}
			return nil
		},
	}
	command, rest := flags.Arg(0), flags.Args()
	if len(rest) > 0 {
		rest = rest[1:]
	}
	switch command {
	case "list":
		return s.list(ctx, rest)
	case "show":
		return s.withID(rest, func(id int64) error { return s.show(ctx, id) })
	case "edit":
		return s.withID(rest, func(id int64) error { return s.editBook(ctx, id) })
	case "watch":
		return s.watch(ctx, rest)
	}
	return fmt.Errorf("there is no command %q: write list, show, edit or watch", command)
}

// withID reads the id of a book.
func (s *shopctl) withID(args []string, do func(id int64) error) error {
	if len(args) != 1 {
		return errors.New("name one book by its id")
	}
	id, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil {
		return fmt.Errorf("%q is no id of a book: it is a number", args[0])
	}
	return do(id)
}

// pause waits.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
