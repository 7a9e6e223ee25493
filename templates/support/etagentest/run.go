package etagentest

import (
	"net/http"
	"slices"
	"testing"
	"time"
)

// Run sends the requests to read of the table to the target, and then those that every
// resource responds to alike, each as a subtest. It checks all of a response that RFC
// 9110 describes. Use RunWrites for other requests.
func Run(t *testing.T, target Target, cases []Case) {
	t.Helper()
	runTable(t, &target, cases, slices.Concat(target.readRows(), target.readHookRows()), checkRead)
	runMalformed(t, &target)
	if target.Blind != nil {
		t.Run("404 where the store returns another row", func(t *testing.T) { checkBlind(t, &target, Case{Method: http.MethodGet}) })
	}
	if !target.Unrouted && !target.Modified.IsZero() {
		t.Run("Last-Modified is never in the future", func(t *testing.T) { checkClamp(t, &target) })
	}
}

// checkClamp checks the handler against RFC 9110 §8.8.2.1: an origin server whose
// clock is behind the modification time sends its own time.
func checkClamp(t *testing.T, target *Target) {
	now := target.Modified.Add(-time.Hour)
	got := target.send(target.New(true, now), &Case{}).Header.Get("Last-Modified")
	if got != Date(now) {
		t.Errorf("Last-Modified %q an hour before the change, want %q", got, Date(now))
	}
}
