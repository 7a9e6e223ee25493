package etcd

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

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
	rows := errorRows(t, "etcd")
	refusal := func(c codes.Code) error { return status.Error(c, "no") }
	seen := map[string]bool{"a write with `codes.InvalidArgument`, `codes.Unauthenticated` or `codes.PermissionDenied`": true}
	for _, c := range []codes.Code{codes.InvalidArgument, codes.Unauthenticated, codes.PermissionDenied} {
		if err := writeError(refusal(c)); status.Code(err) != c || names[err] != "" {
			t.Errorf("%v: %v", c, err)
		}
	}
	for _, test := range []struct {
		happens string
		want    error
		got     []error
	}{
		{"an update or deletion that has not `Succeeded`", ErrBookConflict, []error{refused("moby", true)}},
		{"an update or deletion that has not `Succeeded`", ErrBookNotFound, []error{refused("moby", false)}},
		{"a creation that has not `Succeeded`", ErrBookExists, nil}, // in the suite
		{"a read with `codes.Unavailable`, `codes.DeadlineExceeded`, `codes.ResourceExhausted` or `codes.Unknown`", etagen.ErrUnavailable, []error{
			readError(rpctypes.ErrLeaderChanged), readError(context.DeadlineExceeded), readError(rpctypes.ErrTooManyRequests),
			readError(refusal(codes.Unavailable)), readError(refusal(codes.DeadlineExceeded)), readError(refusal(codes.Unknown)),
		}},
		{"a write with `codes.ResourceExhausted`: too many requests, or no space", etagen.ErrUnavailable, []error{
			writeError(rpctypes.ErrTooManyRequests), writeError(rpctypes.ErrNoSpace), writeError(refusal(codes.ResourceExhausted)),
		}},
		{"a write with any other error", etagen.ErrOutcomeUnknown, []error{
			writeError(rpctypes.ErrTimeout), writeError(rpctypes.ErrLeaderChanged), writeError(context.DeadlineExceeded),
			writeError(context.Canceled), writeError(refusal(codes.Unavailable)), writeError(errors.New("EOF")),
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
