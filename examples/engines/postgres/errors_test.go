package postgres

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"example.com/engines/internal/etagen"
)

// errorRows returns the rows for an engine in the table of errors of docs/engines.md:
// the result of a store by the event.
func errorRows(t *testing.T, engine string) map[string]string {
	t.Helper()
	page, err := os.ReadFile("../../../docs/engines.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "## Errors to map")
	rows := map[string]string{}
	for line := range strings.Lines(table) {
		if cells := strings.Split(line, " | "); len(cells) == 3 && cells[0] == "| "+engine {
			rows[cells[1]] = cells[2]
		}
	}
	return rows
}

// Each row of the table is tested here, or in the test of the store with servers.
func TestErrorRows(t *testing.T) {
	names := map[error]string{
		ErrBookConflict: "`ErrBookConflict`", ErrBookNotFound: "`ErrBookNotFound`", ErrBookExists: "`ErrBookExists`",
		etagen.ErrUnavailable: "`etagen.ErrUnavailable`", etagen.ErrOutcomeUnknown: "`etagen.ErrOutcomeUnknown`",
	}
	rows := errorRows(t, "PostgreSQL")
	seen := map[string]bool{}
	said := func(code string) error { return &pgconn.PgError{Code: code} }
	_, down := pgconn.Connect(t.Context(), "host="+t.TempDir()+" user=postgres")
	for _, test := range []struct {
		happens string
		want    error
		got     []error
	}{
		{"an update or deletion of no row", ErrBookConflict, nil}, // in the suite
		{"an update or deletion of no row", ErrBookNotFound, []error{readError(pgx.ErrNoRows)}},
		{"a creation that returns no row", ErrBookExists, nil}, // in the suite
		{"SQLSTATE 40, 53, 57 (a deadlock, too many connections, a server that stops)", etagen.ErrUnavailable, []error{
			readError(said("40P01")), writeError(said("40001")), writeError(said("53300")), readError(said("57P03")), writeError(said("57P01")),
		}},
		{"a server that cannot be reached, or a read without a response", etagen.ErrUnavailable, []error{
			readError(down), writeError(down), readError(io.ErrUnexpectedEOF), readError(context.DeadlineExceeded),
		}},
		{"a write without a response, or with SQLSTATE 40003 or 08007", etagen.ErrOutcomeUnknown, []error{
			writeError(io.ErrUnexpectedEOF), writeError(context.DeadlineExceeded), writeError(said("40003")), writeError(said("08007")),
		}},
	} {
		if !strings.Contains(rows[test.happens], names[test.want]) {
			t.Errorf("docs/engines.md has no row that says %s for %q", names[test.want], test.happens)
		}
		for _, err := range test.got {
			if !errors.Is(err, test.want) {
				t.Errorf("%s: %v, want %v", test.happens, err, test.want)
			}
		}
		seen[test.happens] = true
	}
	if len(seen) != len(rows) {
		t.Errorf("%d of %d rows are tested", len(seen), len(rows))
	}
}
