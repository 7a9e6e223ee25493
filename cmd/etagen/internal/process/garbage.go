// Package process sets up the process of the command: how often it collects garbage, and
// which signals do not end it.
package process

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// mostGarbage is how much a heap may grow between collections, in percent. It is four
	// times as much as in a long-lived program, which saves a quarter of the processor time.
	mostGarbage = 400
	// leastGarbage is how much any heap may grow. With less, a very large run would do
	// little else than collect.
	leastGarbage = 40
	// smallHeap is the size up to which a heap may grow by more than leastGarbage. A run with
	// 1,000 resources needs a bit more. With 40 MiB and a growth of 60 %, it would take
	// 12 % less time, but a fifth more memory.
	smallHeap = 30 << 20
)

// CollectRarely makes collections rare while the heap is small, and frequent when it is
// large. If the user has set GOGC, that applies. Call it when the process begins.
func CollectRarely() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(mostGarbage)
		adjustAfterCollection()
	}
}

// adjustAfterCollection sets, after each collection, how much the heap may grow before the
// next one.
func adjustAfterCollection() {
	collected := new([64]byte) // not so small that it would share a block with others
	runtime.SetFinalizer(collected, func(*[64]byte) {
		debug.SetGCPercent(garbageFor(inUse()))
		adjustAfterCollection()
	})
}

// garbageFor returns how much a heap may grow, in percent, if a collection has left a
// number of bytes in use.
func garbageFor(used uint64) int {
	if used == 0 {
		return mostGarbage
	}
	growth := (float64(smallHeap)/float64(used) - 1) * 100
	return int(min(max(growth, leastGarbage), mostGarbage))
}

// inUse returns how many bytes the last collection has left in use.
func inUse() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
