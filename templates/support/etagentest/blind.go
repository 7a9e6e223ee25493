package etagentest

import (
	"net/http"
	"testing"
	"time"
)

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
