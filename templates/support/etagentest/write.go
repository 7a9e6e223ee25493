package etagentest

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// RunWrites sends the requests of the table that change the target, and then those that
// every resource responds to alike, each as a subtest. It checks what is stored after
// each of them. It is called if the resource has PUT, PATCH or DELETE.
func RunWrites(t *testing.T, target Target, cases []Case) {
	t.Helper()
	runTable(t, &target, cases, target.writeRows(), checkWrite)
	if target.Creates {
		t.Run("404 PUT where no address can lead", func(t *testing.T) { checkUnaddressable(t, &target) })
	}
	if target.Blind != nil {
		t.Run("404 where the store returns another row for a write", func(t *testing.T) {
			for _, method := range target.Methods {
				checkBlind(t, &target, Case{Method: method, Header: header("If-Match", "*"), Body: "{}"})
			}
		})
	}
	if c, ok := target.change(); ok {
		t.Run("of many a "+c.Method+" at once one wins", func(t *testing.T) { checkRace(t, &target, &c) })
	}
}

// checkUnaddressable sends a PUT that creates to addresses that no client, or not
// every client, could use again.
func checkUnaddressable(t *testing.T, target *Target) {
	now := target.Modified.Add(24 * time.Hour)
	folder := target.Path[:strings.LastIndexByte(target.Path, '/')+1]
	for _, id := range []string{"%00", "a%00", "%FF", strings.Repeat("1", 1025)} {
		c := target.creation()
		c.Path = folder + id
		if answer := target.send(target.New(false, now), &c); answer.StatusCode != http.StatusNotFound {
			t.Errorf("status %d for a PUT of %.20s, want 404", answer.StatusCode, c.Path)
		}
	}
}
