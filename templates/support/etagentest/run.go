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

// runMalformed sends malformed entity tags, if there are any.
func runMalformed(t *testing.T, target *Target) {
	t.Helper()
	if target.ETag != "" {
		t.Run("an entity tag that is malformed is none", func(t *testing.T) { checkMalformed(t, target) })
	}
}

// checkMalformed sends the current entity tag in fields that are not lists of
// entity tags (RFC 9110 §8.8.3, §5.6.1): such an If-Match is never satisfied, and
// such an If-None-Match is ignored.
func checkMalformed(t *testing.T, target *Target) {
	now := target.Modified.Add(24 * time.Hour)
	tag := target.ETag
	for _, line := range []string{
		tag + ` "other"`, tag + tag, tag + ";q=1", `"a b", ` + tag, "\"a\x7f\", " + tag, `w/"other", ` + tag,
		`*, ` + tag, `'other', ` + tag, `"other, ` + tag,
	} {
		match := Case{Header: http.Header{"If-Match": {line}}}
		if answer := target.send(target.New(true, now), &match); answer.StatusCode != http.StatusPreconditionFailed {
			t.Errorf("status %d for If-Match: %s, want 412", answer.StatusCode, line)
		}
		none := Case{Header: http.Header{"If-None-Match": {line}}}
		if answer := target.send(target.New(true, now), &none); answer.StatusCode != http.StatusOK {
			t.Errorf("status %d for If-None-Match: %s, want 200", answer.StatusCode, line)
		}
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

// checkBlind requests ids for which the store returns another row, as a database
// that ignores case may do: that row has another address, and must not change.
func checkBlind(t *testing.T, target *Target, c Case) {
	*target.Blind = true
	defer func() { *target.Blind = false }()
	handler := target.New(true, target.Modified.Add(24*time.Hour))
	c.Path = MoveString(target.Path, 1)
	if answer := target.send(handler, &c); answer.StatusCode != http.StatusNotFound {
		t.Errorf("status %d for %s %s if the store returns another row, want 404", answer.StatusCode, c.Method, c.Path)
	}
	if answer := target.send(handler, &Case{}); answer.StatusCode != http.StatusOK {
		t.Errorf("status %d for a GET of that row after the %s, want 200", answer.StatusCode, c.Method)
	}
}
