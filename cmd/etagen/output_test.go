package main

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// full is a full disk.
type full struct{ writes int }

func (f *full) Write([]byte) (int, error) {
	f.writes++
	return 0, errors.New("no space left")
}

// TestOutputFails runs with a standard output that cannot be written to.
func TestOutputFails(t *testing.T) {
	for _, args := range [][]string{{"--explain"}, {"--explain", "--json"}, {"-h"}, {"--version"}} {
		var stdout full
		var stderr strings.Builder
		c := &command{stdout: &stdout, stderr: &stderr}
		status := c.run(context.Background(), args)
		if status != exitFailure || stderr.String() != "etagen: printing the result: no space left\n" || stdout.writes != 1 {
			t.Errorf("%s: status %d after %d writes\n%s", args, status, stdout.writes, stderr.String())
		}
	}
}
