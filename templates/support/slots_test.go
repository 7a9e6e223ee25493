package etagen

import (
	"strconv"
	"sync"
	"testing"
)

// TestSlotsOverlapNowhere takes slots at once, and wants each to be of its own.
func TestSlotsOverlapNowhere(t *testing.T) {
	var wait sync.WaitGroup
	taken := make([][]string, 1000)
	for i := range taken {
		wait.Add(1)
		go func() {
			defer wait.Done()
			s := newSlots(3)
			taken[i] = s.copy(strconv.Itoa(i), "x", strconv.Itoa(i))
		}()
	}
	wait.Wait()
	for i, values := range taken {
		if len(values) != 3 || cap(values) != 3 || values[0] != strconv.Itoa(i) || values[2] != values[0] {
			t.Errorf("%d: %q", i, values)
		}
	}
}

// TestSlotsOfAnyNumber takes more slots than a batch has, and fewer than are used.
func TestSlotsOfAnyNumber(t *testing.T) {
	many := make([]string, 2*len(batch{}.values)+1)
	s := newSlots(len(many))
	if got := s.copy(many...); len(got) != len(many) || cap(got) != len(many) {
		t.Errorf("%d of %d values", len(got), len(many))
	}
	short, next := newSlots(1), newSlots(1)
	first, other := short.copy("a"), next.copy("x")
	if more := short.copy("b", "c"); first[0] != "a" || more[1] != "c" || other[0] != "x" {
		t.Errorf("%q, %q, %q", first, more, other)
	}
	if got := short.copy(); got != nil {
		t.Errorf("%q for no values", got)
	}
}
