package etagentest

import (
	"net/http"
	"testing"
	"time"
)

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
