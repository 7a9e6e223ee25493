package etagentest

import (
	"net/http"
	"sync"
	"testing"
	"time"
)

// checkRace sends a write many times at once to one handler. All name the current
// state: one may succeed, and the others have to fail.
func checkRace(t *testing.T, target *Target, c *Case) {
	const clients = 8
	handler := target.New(true, target.Modified.Add(24*time.Hour))
	statuses := make([]int, clients)
	var start, done sync.WaitGroup
	start.Add(1)
	for i := range clients {
		done.Add(1)
		go func() {
			defer done.Done()
			start.Wait()
			statuses[i] = target.send(handler, c).StatusCode
		}()
	}
	start.Done()
	done.Wait()
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
		t.Errorf("%d of %d succeeded, want 1: %d", winners, clients, statuses)
	}
}
