package postgres

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/engines/internal/etagen"
)

// A tally counts increments by their outcome.
type tally struct{ acknowledged, unknown, conflicts, unavailable atomic.Int64 }

// enter counts the outcome of an increment, and returns err if it is a fault.
func (n *tally) enter(err error) error {
	switch {
	case err == nil:
		n.acknowledged.Add(1)
	case errors.Is(err, etagen.ErrOutcomeUnknown):
		n.unknown.Add(1)
	case errors.Is(err, ErrBookConflict):
		n.conflicts.Add(1)
	case errors.Is(err, etagen.ErrUnavailable):
		n.unavailable.Add(1)
	default:
		return err
	}
	return nil
}

func (n *tally) String() string {
	return fmt.Sprintf("%d acknowledged, %d unknown, %d conflicts, %d unavailable",
		n.acknowledged.Load(), n.unknown.Load(), n.conflicts.Load(), n.unavailable.Load())
}

// TestAPrimaryIsKilledUnderACounter makes four writers increment a number with
// compare-and-swap. Meanwhile the primary is killed twice and started again. Each
// acknowledged increment must be there exactly once.
func TestAPrimaryIsKilledUnderACounter(t *testing.T) {
	const between = 100 // the number of increments before, between and after the kills
	c := startCluster(t)
	if _, err := c.CreateBook(t.Context(), &Book{ID: "moby"}); err != nil {
		t.Fatal(err)
	}
	// No result depends on the deadline, which ends a test that would hang.
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	var sums tally
	var writers sync.WaitGroup
	for range 4 {
		writers.Go(func() {
			for sums.acknowledged.Load() < 3*between && ctx.Err() == nil {
				if err := sums.enter(c.add(ctx)); err != nil {
					t.Errorf("a fault: %v", err)
					return
				}
			}
		})
	}
	for kill := range int64(2) {
		for sums.acknowledged.Load() < (kill+1)*between && ctx.Err() == nil && !t.Failed() {
			time.Sleep(time.Millisecond)
		}
		c.crash("primary")
	}
	writers.Wait()
	b, err := c.GetBookForWrite(ctx, "moby")
	for errors.Is(err, etagen.ErrUnavailable) && ctx.Err() == nil { // a connection of the pool died with the server
		b, err = c.GetBookForWrite(ctx, "moby")
	}
	if err != nil {
		t.Fatalf("%v: %v", &sums, err)
	}
	t.Logf("the counter is %d: %v", b.Copies, &sums)
	acknowledged := sums.acknowledged.Load()
	if n := int64(b.Copies); n < acknowledged || n > acknowledged+sums.unknown.Load() {
		t.Errorf("the counter is %d: %v", n, &sums)
	}
	if acknowledged < 3*between || sums.conflicts.Load() == 0 || sums.unknown.Load()+sums.unavailable.Load() == 0 {
		t.Errorf("the writers were blocked, never met, or were not disturbed: %v", &sums)
	}
}

// crash stops a server as a crash would, and starts it again.
func (c *cluster) crash(server string) {
	c.run("pg_ctl", "-D", c.data(server), "-l", filepath.Join(c.dir, server+".log"), "-m", "immediate", "-w", "restart")
	c.t.Logf("the %s was killed and started again", server)
}

// add adds one, unless somebody else is faster.
func (c *cluster) add(ctx context.Context) error {
	b, err := c.GetBookForWrite(ctx, "moby")
	if err != nil {
		return err
	}
	b.Copies++
	_, err = c.UpdateBook(ctx, b, b.Version)
	return err
}
