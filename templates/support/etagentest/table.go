package etagentest

import (
	"slices"
	"testing"
	"time"
)

// runTable sends the requests of a table, and the shared ones whose names it does
// not have, each as a subtest. It begins with a GET without a precondition: the
// other responses are compared with that one.
func runTable(t *testing.T, target *Target, cases, shared []Case, check func(*testing.T, *exchange)) {
	t.Helper()
	now := target.Modified.Add(24 * time.Hour)
	plain := target.send(target.New(true, now), &Case{})
	plainBody := read(t, plain)
	checkPlain(t, target, plain, plainBody)
	checkExposed(t, target, plain)
	for _, c := range slices.Concat(cases, others(shared, cases)) {
		t.Run(c.Name, func(t *testing.T) {
			loads := target.loads()
			x := &exchange{target: target, c: &c, now: now, handler: target.New(!c.Missing, now), plain: plain, plainBody: plainBody}
			x.send()
			x.body = read(t, x.answer)
			x.loaded = target.loads() != loads
			if want := c.status(); x.answer.StatusCode != want {
				t.Fatalf("status %d, want %d: %s", x.answer.StatusCode, want, x.body)
			}
			checkExposed(t, target, x.answer)
			check(t, x)
			checkHooks(t, x)
		})
	}
}

// others returns the rows whose names are not in the table.
func others(shared, table []Case) []Case {
	return slices.DeleteFunc(shared, func(c Case) bool {
		return slices.ContainsFunc(table, func(own Case) bool { return own.Name == c.Name })
	})
}
