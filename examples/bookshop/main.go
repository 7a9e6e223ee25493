// Bookshop serves a catalogue of public-domain books from SQLite or PostgreSQL,
// through handlers that etagen generated.
//
//	bookshop [-addr host:port] [-database file|postgres://…] [-drain 1s] [-log info]
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
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/bookshop/server"
)

// options are the options of the command.
type options struct {
	addr     string
	database string
	drain    time.Duration
	log      slog.Level
}

func main() {
	var o options
	flag.StringVar(&o.addr, "addr", "127.0.0.1:8080", "`address` to listen on; port 0 takes a free one")
	flag.StringVar(&o.database, "database", "bookshop.db", "`database`: postgres://…, or a file of SQLite; made and filled if it is new")
	flag.DurationVar(&o.drain, "drain", time.Second, "how long to go on after a SIGTERM while /readyz says no")
	flag.TextVar(&o.log, "log", slog.LevelInfo, "`level` of what is logged: info has each request, error what failed")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second signal ends the process
	if err := run(ctx, o, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bookshop:", err)
		os.Exit(1)
	}
}

// run serves a database until ctx is done.
func run(ctx context.Context, o options, stdout, stderr io.Writer) (err error) {
	db, err := openDatabase(ctx, o.database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return fmt.Errorf("start the service: %w", err)
	}
	health := &server.Health{Ping: db.Ping}
	mux := http.NewServeMux()
	health.Register(mux)
	mux.Handle("/", routes(db, slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: o.log}))))
	fmt.Fprintf(stdout, "listening on http://%s\n", listener.Addr())
	return server.Serve(ctx, listener, mux, health, o.drain)
}
