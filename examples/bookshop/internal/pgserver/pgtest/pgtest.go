// Package pgtest creates PostgreSQL databases for tests.
package pgtest

import (
	"context"
	"errors"
	"net/url"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"example.com/bookshop/internal/pgserver"
)

// Address is the environment variable with the address of a server, such as
// postgres://user@host/postgres, for tests that must not start their own.
const Address = "BOOKSHOP_POSTGRES"

// NewDatabase returns the address of an empty database, which is removed after the
// test. It is on the server at BOOKSHOP_POSTGRES, or on one that is started for
// the test. The test is skipped if there is no server.
func NewDatabase(t testing.TB) string {
	t.Helper()
	if address := os.Getenv(Address); address != "" {
		return onServer(t, address)
	}
	s, err := pgserver.Start()
	if errors.Is(err, pgserver.ErrMissing) {
		t.Skip("PostgreSQL is not installed (make test-postgres installs it if that is possible)")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	address, err := s.NewDatabase(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return address
}

// onServer creates a database on a running server.
func onServer(t testing.TB, address string) string {
	t.Helper()
	const name = "bookshop_test"
	server, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	drop := "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"
	Exec(t, address, drop, "CREATE DATABASE "+name)
	t.Cleanup(func() { Exec(t, address, drop) })
	server.Path = "/" + name
	return server.String()
}

// Exec runs statements without parameters.
func Exec(t testing.TB, address string, statements ...string) {
	t.Helper()
	ctx := context.Background() // the context of the test has ended when it cleans up
	db, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(ctx) //nolint:errcheck // the statements are done
	for _, s := range statements {
		if _, err := db.Exec(ctx, s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}
