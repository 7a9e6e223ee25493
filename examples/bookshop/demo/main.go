// Demo generates the handlers of the bookshop, builds it, starts it on a free
// port with a database in a temporary folder, and prints requests and responses.
// It ends with an error as soon as a response is not the expected one.
//
// It runs in the folder of the bookshop, and needs nothing but Go:
//
//	go run ./demo
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := generate(ctx, os.Stdout)
	if err == nil {
		err = run(ctx, os.Stdout)
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// run builds and starts the bookshop in a temporary folder, shows the exchange,
// and removes the folder.
func run(ctx context.Context, out io.Writer) (err error) {
	folder, err := os.MkdirTemp("", "bookshop-demo")
	if err != nil {
		return fmt.Errorf("make a folder for the database: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	s, err := launch(ctx, out, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.stop()) }()
	return show(ctx, newClient(s.url, out))
}
