// Bookshop serves a catalogue of public-domain books from SQLite, through
// handlers that etagen generated.
//
//	bookshop [-addr host:port] [-db file]
//
// It prints the address it listens on and stops cleanly when it is interrupted.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"

	"example.com/bookshop/store"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "`address` to listen on; port 0 takes a free one")
	path := flag.String("db", "bookshop.db", "database `file`, made and filled when it does not exist")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *addr, *path, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bookshop:", err)
		os.Exit(1)
	}
}

// run serves the database at path on addr until ctx is done.
func run(ctx context.Context, addr, path string, stdout, stderr io.Writer) (err error) {
	books, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, books.Close()) }()
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("start the service: %w", err)
	}
	fmt.Fprintf(stdout, "listening on http://%s\n", listener.Addr())
	return serve(ctx, listener, routes(books, slog.New(slog.NewTextHandler(stderr, nil))))
}
