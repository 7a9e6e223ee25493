package etagen

import (
	"net/http"
	"slices"
	"strconv"
	"sync"
	"testing"
)

// TestCopiesOverlapNowhere takes copies concurrently, which must not overlap.
func TestCopiesOverlapNowhere(t *testing.T) {
	res := &Resource{CacheControl: []string{"private"}, Vary: []string{"a", "b"}, CacheGroups: []string{"c"}}
	var wait sync.WaitGroup
	taken := make([][]string, 1000)
	for i := range taken {
		wait.Add(1)
		go func() {
			defer wait.Done()
			taken[i] = res.own()
			if !slices.Equal(taken[i], []string{"private", "a", "b", "c"}) || cap(taken[i]) != 4 {
				t.Errorf("%d: %q", i, taken[i])
			}
			taken[i][0], taken[i][3] = strconv.Itoa(i), strconv.Itoa(i)
		}()
	}
	wait.Wait()
	for i, values := range taken {
		if values[0] != strconv.Itoa(i) || values[3] != values[0] {
			t.Errorf("%d: %q", i, values)
		}
	}
}

// TestCopiesOfAnyNumber takes copies of more values than are allocated at once, and of
// none.
func TestCopiesOfAnyNumber(t *testing.T) {
	for _, n := range []int{0, 1, 2, copied/2 + 1, copied, copied + 1, 3 * copied} {
		vary := make([]string, n)
		for i := range vary {
			vary[i] = strconv.Itoa(i)
		}
		res := &Resource{Vary: vary}
		for i := range 3 * copied {
			own := res.own()
			if !slices.Equal(own, vary) {
				t.Fatalf("%d values, response %d: %q", n, i, own)
			}
			clear(own)
		}
	}
}

// TestSlotsOverlapNowhere takes slots of one body for many responses.
func TestSlotsOverlapNowhere(t *testing.T) {
	b := newBody()
	defer b.free()
	var taken [][]string
	for i := range 3 * spares {
		s := b.slots(i%3 + 1)
		for range i%3 + 1 {
			taken = append(taken, s.copy(strconv.Itoa(len(taken))))
		}
	}
	for i, values := range taken {
		if len(values) != 1 || cap(values) != 1 || values[0] != strconv.Itoa(i) {
			t.Errorf("%d: %q", i, values)
		}
	}
	many := b.slots(2 * spares)
	if len(many) != 0 || cap(many) != 2*spares {
		t.Errorf("%d of %d slots", len(many), cap(many))
	}
}

// TestResponsesAllocateLittle bounds what a response allocates in addition to memory
// that is allocated for many. It takes the best of many runs, because the race detector
// drops some pooled values.
func TestResponsesAllocateLittle(t *testing.T) {
	handler := &bookHandler{Store: benchStore()}
	for _, test := range []struct {
		name    string
		request *http.Request
		status  int
		most    float64
	}{
		{"304 by tag", benchRequest("If-None-Match", benchTag), 304, 0},
		{"304 by last of ten tags", benchRequest("If-None-Match", tenTags()), 304, 0},
		{"304 by weak tag", benchRequest("If-None-Match", "W/"+benchTag), 304, 1},
		{"304 by date", benchRequest("If-Modified-Since", "Thu, 21 Nov 2024 21:31:15 GMT"), 304, 1},
		{"200", benchRequest(), 200, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := &reusedWriter{header: http.Header{}}
			allocs := test.most + 1
			for range 50 {
				allocs = min(allocs, testing.AllocsPerRun(1, func() {
					w.reset()
					handler.Get(w, test.request)
				}))
			}
			if w.status != test.status || allocs > test.most {
				t.Errorf("status %d with %v allocations, want %d with %v", w.status, allocs, test.status, test.most)
			}
		})
	}
}
