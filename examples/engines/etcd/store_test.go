package etcd

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"example.com/engines/internal/etagen"
)

func TestEtcd(t *testing.T) {
	c := startCluster(t)
	t.Run("the suite", func(t *testing.T) {
		testBookStore(t, func(t *testing.T) BookStore {
			c.empty(t)
			return c.Store
		})
	})
	t.Run("one of eight creates a book that was deleted", c.createAgain)
	t.Run("no value is sent for a tag", c.stat)
	t.Run("a leader is killed under a counter", c.count)
	t.Run("nobody knows what comes of a change that only the leader has", c.alone)
}

// begin creates the book, and returns its revision.
func (c *cluster) begin(t *testing.T) int64 {
	t.Helper()
	c.empty(t)
	b, err := c.CreateBook(t.Context(), &Book{ID: "moby", Title: "Moby-Dick"})
	if err != nil {
		t.Fatal(err)
	}
	return b.Revision
}

// createAgain makes eight writers create a book that was deleted.
func (c *cluster) createAgain(t *testing.T) {
	before := c.begin(t)
	if err := c.DeleteBook(t.Context(), "moby", before); err != nil {
		t.Fatal(err)
	}
	var created atomic.Int64
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			switch again, err := c.CreateBook(t.Context(), &Book{ID: "moby"}); {
			case err == nil && again.Revision > before+1: // the deletion has one, too
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

func (c *cluster) stat(t *testing.T) {
	revision := c.begin(t)
	if stat, err := c.StatBook(t.Context(), "moby"); err != nil || stat.Revision != revision {
		t.Errorf("%+v, %v, want revision %d", stat, err, revision)
	}
	found, err := c.Client.Get(t.Context(), key("moby"), clientv3.WithKeysOnly())
	if err != nil || len(found.Kvs) != 1 || len(found.Kvs[0].Value) != 0 {
		t.Errorf("%v, %v", found, err)
	}
}

// count makes four writers increment a number with compare-and-swap, and kills the
// leader. Each acknowledged increment must be there exactly once.
func (c *cluster) count(t *testing.T) {
	const before, after = 100, 100 // the number of increments before and after the kill
	c.begin(t)
	// No result depends on the deadline, which ends a test that would hang.
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	var sums tally
	var kill sync.Once
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for sums.acknowledged.Load() < before+after && ctx.Err() == nil {
				if err := sums.enter(c.add(ctx)); err != nil {
					t.Errorf("a fault: %v", err)
					return
				}
				if sums.acknowledged.Load() >= before {
					kill.Do(func() {
						leader, err := c.leader(ctx)
						if err != nil {
							t.Error(err)
						}
						c.kill(t, leader)
					})
				}
			}
		})
	}
	wg.Wait()
	c.await(t)
	b, err := c.GetBook(t.Context(), "moby")
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
func (c *cluster) add(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	b, err := c.GetBook(limited, "moby")
	if err != nil {
		return err
	}
	b.Copies++
	_, err = c.UpdateBook(limited, b, b.Revision)
	return err
}

// alone changes the number when the leader has lost both other members. Then a read of
// the store fails, and a serializable read may be stale. When the others are back, the
// change may have been made or not.
func (c *cluster) alone(t *testing.T) {
	leader, err := c.leader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := c.GetBook(t.Context(), "moby")
	if err != nil {
		t.Fatal(err)
	}
	others := []int{(leader + 1) % 3, (leader + 2) % 3}
	c.kill(t, others...) // one may have ended before
	changed := *b
	changed.Copies++
	c.limited(t, func(ctx context.Context) {
		if _, err := c.UpdateBook(ctx, &changed, b.Revision); !errors.Is(err, etagen.ErrOutcomeUnknown) {
			t.Errorf("the change is %v", err)
		}
	})
	c.limited(t, func(ctx context.Context) {
		if _, err := c.GetBook(ctx, "moby"); !errors.Is(err, etagen.ErrUnavailable) {
			t.Errorf("the read is %v", err)
		}
	})
	if _, err := c.Client.Get(t.Context(), key("moby"), clientv3.WithSerializable()); err != nil {
		t.Errorf("a serializable read is %v", err)
	}
	for _, i := range others {
		c.members[i].start(t)
	}
	c.await(t)
	now, err := c.GetBook(t.Context(), "moby")
	if err != nil || now.Copies != b.Copies && now.Copies != changed.Copies {
		t.Errorf("the number was %d, and is %+v, %v", b.Copies, now, err)
	}
	t.Logf("the change was made: %t", now.Revision != b.Revision)
}

func (c *cluster) limited(t *testing.T, do func(context.Context)) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	do(ctx)
}
