package process

import (
	"runtime"
	"testing"
)

// TestGarbageFor checks that the heap may grow a lot while it is small, up to a fixed size
// when it is larger, and always enough to get on.
func TestGarbageFor(t *testing.T) {
	for used, want := range map[uint64]int{
		0:              mostGarbage,
		1 << 20:        mostGarbage,
		smallHeap / 5:  mostGarbage,
		smallHeap / 2:  100,
		smallHeap:      leastGarbage,
		smallHeap * 10: leastGarbage,
	} {
		if got := garbageFor(used); got != want {
			t.Errorf("a heap of %d bytes may grow by %d %%, want %d", used, got, want)
		}
	}
}

// TestInUse checks that the runtime still has the figure that garbageFor needs.
func TestInUse(t *testing.T) {
	runtime.GC()
	if inUse() == 0 {
		t.Error("the runtime does not say how much memory is in use")
	}
}
