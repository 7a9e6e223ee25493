package nats

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/engines/internal/etagen"
)

func TestNATS(t *testing.T) {
	c := startCluster(t)
	t.Run("the suite", func(t *testing.T) {
		s := c.store(t, "suite")
		testBookStore(t, func(t *testing.T) BookStore {
			c.empty(t, "suite")
			return s
		})
	})
	t.Run("one of eight creates a book that was deleted", c.createAgain)
	t.Run("every read is from the leader", c.readsFromLeader)
	t.Run("a leader is killed under a counter", c.count)
	t.Run("nobody knows what comes of a change that only the leader has", c.alone)
}

// createAgain makes eight writers create a book that was deleted.
func (c *cluster) createAgain(t *testing.T) {
	s := c.store(t, "again")
	b, err := s.CreateBook(t.Context(), &Book{ID: "moby"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteBook(t.Context(), "moby", b.Revision); err != nil {
		t.Fatal(err)
	}
	var created atomic.Int64
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			switch again, err := s.CreateBook(t.Context(), &Book{ID: "moby"}); {
			case err == nil && again.Revision > b.Revision:
				created.Add(1)
			case !errors.Is(err, ErrBookExists):
				t.Errorf("%+v, %v", again, err)
			}
		})
	}
	wg.Wait()
	if n := created.Load(); n != 1 {
		t.Errorf("%d have created it", n)
	}
}

// readsFromLeader opens a bucket twice, as two replicas of a service do.
func (c *cluster) readsFromLeader(t *testing.T) {
	for range 2 {
		c.store(t, "twice")
		stream, err := c.js.Stream(t.Context(), "KV_twice")
		if err != nil {
			t.Fatal(err)
		}
		if config := stream.CachedInfo().Config; config.AllowDirect || config.Replicas != 3 {
			t.Errorf("direct reads: %t, servers: %d", config.AllowDirect, config.Replicas)
		}
	}
}

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

// count makes four writers increment a number with compare-and-swap, and kills the
// leader. Each acknowledged increment must be there exactly once.
func (c *cluster) count(t *testing.T) {
	const before, after = 100, 100 // the number of increments before and after the kill
	s := c.store(t, "counter")
	if _, err := s.CreateBook(t.Context(), &Book{ID: "moby"}); err != nil {
		t.Fatal(err)
	}
	// No result depends on the deadline, which ends a test that would hang.
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	var sums tally
	var kill sync.Once
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for sums.acknowledged.Load() < before+after && ctx.Err() == nil {
				if err := sums.enter(add(ctx, s)); err != nil {
					t.Errorf("a fault: %v", err)
					return
				}
				if sums.acknowledged.Load() >= before {
					kill.Do(func() {
						leader, err := c.leader(ctx, "counter")
						if err != nil {
							t.Error(err)
						}
						c.kill(t, func(name string) bool { return name == leader })
					})
				}
			}
		})
	}
	wg.Wait()
	b, err := s.GetBook(ctx, "moby")
	for errors.Is(err, etagen.ErrUnavailable) && ctx.Err() == nil { // the election may still go on
		b, err = s.GetBook(ctx, "moby")
	}
	if err != nil {
		t.Fatalf("%v: %v", &sums, err)
	}
	t.Logf("the counter is %d: %v", b.Copies, &sums)
	acknowledged := sums.acknowledged.Load()
	if n := int64(b.Copies); n < acknowledged || n > acknowledged+sums.unknown.Load() {
		t.Errorf("the counter is %d: %v", n, &sums)
	}
	if acknowledged < before+after || sums.conflicts.Load() == 0 {
		t.Errorf("the writers were blocked, or never met: %v", &sums)
	}
}

// add adds one, unless somebody else is faster.
func add(ctx context.Context, s *Store) error {
	limited, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	b, err := s.GetBook(limited, "moby")
	if err != nil {
		return err
	}
	b.Copies++
	_, err = s.UpdateBook(limited, b, b.Revision)
	return err
}

// alone changes the number when the leader has lost both other servers.
func (c *cluster) alone(t *testing.T) {
	leader, err := c.leader(t.Context(), "counter")
	if err != nil {
		t.Fatal(err)
	}
	s := c.store(t, "counter")
	b, err := s.GetBook(t.Context(), "moby")
	if err != nil {
		t.Fatal(err)
	}
	c.kill(t, func(name string) bool { return name != leader })
	limited, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if _, err := s.UpdateBook(limited, b, b.Revision); !errors.Is(err, etagen.ErrOutcomeUnknown) {
		t.Errorf("the change is %v", err)
	}
}
