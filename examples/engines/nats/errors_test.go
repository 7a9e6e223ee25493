package nats

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

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
	rows := errorRows(t, "NATS")
	seen := map[string]bool{}
	busy := &jetstream.APIError{Code: 503, ErrorCode: 10008}
	for _, code := range []jetstream.ErrorCode{10071, 10164} {
		if !lostRace(&jetstream.APIError{Code: 400, ErrorCode: code}) || lostRace(busy) {
			t.Errorf("%d is not a lost race", code)
		}
	}
	for _, test := range []struct {
		happens string
		want    error
		got     []error
	}{
		{"error 10071 or 10164 of an update or deletion, which is `ErrKeyRevisionMismatch`", ErrBookConflict, nil}, // in the suite
		{"error 10071 or 10164 of an update or deletion, which is `ErrKeyRevisionMismatch`", ErrBookNotFound, []error{readError(jetstream.ErrKeyNotFound)}},
		{"error 10071 or 10164 of a creation", ErrBookExists, nil}, // where eight create
		{"`nats.ErrNoResponders`, `jetstream.ErrNoStreamResponse`: there is no leader", etagen.ErrUnavailable, []error{
			readError(nats.ErrNoResponders), writeError(nats.ErrNoResponders), readError(jetstream.ErrNoStreamResponse), writeError(jetstream.ErrNoStreamResponse),
		}},
		{"a read without a response, or with a 503", etagen.ErrUnavailable, []error{readError(context.DeadlineExceeded), readError(busy)}},
		{"a write without a response, or with a 503", etagen.ErrOutcomeUnknown, []error{
			writeError(context.DeadlineExceeded), writeError(busy), writeError(nats.ErrConnectionClosed),
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
