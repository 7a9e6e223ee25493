package etagen

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// A full memo uses about as much of the heap as its limit, whatever the length of the
// texts.
func TestKeptTakesTheMemoryItMay(t *testing.T) {
	const limit = 8 << 20
	for _, length := range []int{60, 200, 1000, 3000, 30000} {
		before := heap()
		m := newMemo(limit)
		text := make([]byte, length)
		kept := limit/(length+entrySize) + limit/memoShards/length // more than fit
		for n := range kept {
			m.keep(fmt.Append(nil, "example.com\x05", n+10000), &State{Tag: fmt.Appendf(nil, `"%d.k3x9q2"`, n), Modified: time.Unix(int64(n), 0)}, text)
		}
		used := float64(heap()-before) / limit
		entries, bytes := checkMemo(t, m, limit)
		t.Logf("texts of %d bytes: %d entries, heap %.2f of the limit, texts %.2f", length, entries, used, float64(bytes)/limit)
		if used < 0.6 || used > 1.15 {
			t.Errorf("texts of %d bytes: the heap has %.2f of the limit, want about all of it", length, used)
		}
	}
}

// The limit also holds for rows that are kept in many codings, with long tags.
func TestKeptInManyCodingsTakesTheMemoryItMay(t *testing.T) {
	const limit, most = 8 << 20, 7
	var codings []Coding
	for i := range most {
		codings = append(codings, Coding{string("abcdefg"[i]), func(dst, src []byte) ([]byte, error) { return append(dst, src...), nil }})
	}
	c := new(Coder)
	c.make(codings)
	for _, long := range []int{10, 1000} {
		before := heap()
		m := newMemo(limit)
		for n := range limit / (2*long + most*60) {
			tag := fmt.Appendf(nil, `"%d%s.k3x9q2"`, n, strings.Repeat("x", long))
			m.keep(fmt.Append(nil, n), &State{Tag: tag}, make([]byte, 60))
			for coding := range most {
				if _, err := m.form(m.find(fmt.Append(nil, n)), c, coding); err != nil {
					t.Fatal(err)
				}
			}
		}
		used := float64(heap()-before) / limit
		checkMemo(t, m, limit)
		t.Logf("tags of %d bytes: heap %.2f of the limit", long, used)
		if used < 0.6 || used > 1.15 {
			t.Errorf("tags of %d bytes: the heap has %.2f of the limit, want about all of it", long, used)
		}
	}
}

// heap returns how many bytes are reachable on the heap.
func heap() int64 {
	runtime.GC()
	runtime.GC() // drops pooled values
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
