package etagentest

import (
	"net/http"
	"testing"
	"time"
)

// checkRace sends a write many times at once to one handler. All name the current
// state: one may succeed, and the others have to fail.
func checkRace(t *testing.T, target *Target, c *Case) {
	handler := target.New(true, target.Modified.Add(24*time.Hour))
	statuses := make([]int, writers)
	atOnce(func(i int) error {
		statuses[i] = target.send(handler, c).StatusCode
		return nil
	})
	winners := 0
	for _, status := range statuses {
		switch status {
		case http.StatusOK, http.StatusNoContent:
			winners++
		case http.StatusPreconditionFailed, http.StatusNotFound:
		default:
			t.Errorf("a %s that lost the race got %d", c.Method, status)
		}
	}
	if winners != 1 {
		t.Errorf("%d of %d succeeded, want 1: %d", winners, writers, statuses)
	}
}
