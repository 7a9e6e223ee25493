//go:build !race

// Nothing in this file is concurrent, and the race detector needs seven times as long.

package etagenclient

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
)

// A tally counts the outcomes of the changes of some clients.
type tally struct {
	made, acknowledged, unknown, failed int
}

// rounds has clients add one by Update, one after the other and interleaved, on a wire
// with faults, and counts the outcomes. With marks, each change leaves a mark by which
// it recognizes itself.
func rounds(t *testing.T, seed uint64, clients, n int, res *Resource, marks bool) tally {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 2))
	s, ctx := newShop(), newClock().context()
	s.set(1, `{"title":"A","count":0}`)
	cache := NewCache(1 << 20)
	w := &wire{next: direct{s}, random: random, share: 5}
	var sum tally
	var one func(i, depth int)
	one = func(i, depth int) {
		c := clientOf(s)
		c.HTTP.Transport, c.Cache = w, cache
		mine := fmt.Sprintf("%d-%d-%d", i, depth, random.Int64())
		_, _, err := c.Update(ctx, res, at(1), change(func(b *book) {
			if marks && b.Last == mine {
				return
			}
			if depth < clients-1 && random.IntN(3) == 0 {
				one(i, depth+1) // another client is faster
			}
			b.Count++
			if marks {
				b.Last = mine
			}
		}))
		switch {
		case err == nil:
			sum.acknowledged++
		case errors.Is(err, errOutcome):
			sum.unknown++
			if errors.Is(err, errConflict) || errors.Is(err, errExists) || errors.Is(err, errNotFound) || errors.Is(err, errAway) {
				t.Errorf("an unknown outcome is something else too: %v", err)
			}
		default:
			sum.failed++
		}
	}
	for i := 0; i < n; i++ {
		one(i, 0)
	}
	for len(w.late) > 0 {
		w.arrive()
	}
	sum.made, _ = strconv.Atoi(s.member(1, "count"))
	return sum
}

// No change is acknowledged that was not made, and none is made that was not reported as
// made or unknown, in 1,000 rounds of three changes each.
func TestRoundsWithFaults(t *testing.T) {
	n := uint64(1000)
	if testing.Short() {
		n = 100
	}
	for _, clients := range []int{1, 3} {
		for _, res := range []*Resource{books(), putBooks()} {
			for _, marks := range []bool{false, true} {
				t.Run(fmt.Sprintf("%d clients, patches %t, marks %t", clients, res.Patches, marks), func(t *testing.T) {
					var all tally
					for seed := uint64(0); seed < n; seed++ {
						sum := rounds(t, seed, clients, 3, res, marks)
						if sum.made < sum.acknowledged {
							t.Errorf("seed %d lost: %+v", seed, sum)
						}
						if sum.made > sum.acknowledged+sum.unknown {
							t.Errorf("seed %d doubled: %+v", seed, sum)
						}
						all.made, all.acknowledged, all.unknown, all.failed = all.made+sum.made, all.acknowledged+sum.acknowledged, all.unknown+sum.unknown, all.failed+sum.failed
					}
					t.Logf("%+v", all)
					if all.acknowledged < 2*all.unknown {
						t.Errorf("too little was acknowledged: %+v", all)
					}
				})
			}
		}
	}
}
