// Package serving compares the speed of handlers, alone and over loopback.
package serving

import (
	"fmt"
	"slices"
	"syscall"
	"testing"
	"time"
)

// An Entry is a handler in a heat.
type Entry struct {
	Name   string
	Right  bool      // its response is right, so its time counts
	Allocs float64   // per request
	Nanos  []float64 // of processor time per request, in each round

	Profile *Profile `json:",omitempty"` // of etagen's entries without a mux
	ask     func()
}

// A Heat is a set of entries that take turns, so that whatever slows the machine slows
// all of them.
type Heat struct {
	Name    string
	Entries []*Entry
}

// A turn takes about this long, and a round has this many turns of each entry. Many
// short turns spread what the machine and the garbage collector do over all entries.
const (
	turn  = 2 * time.Millisecond
	turns = 20
)

// run lets the entries with right responses take turns.
func (h *Heat) run(rounds int) {
	times := make([]int, len(h.Entries))
	for i, e := range h.Entries {
		if e.Right {
			e.Allocs = testing.AllocsPerRun(100, e.ask)
			times[i] = fill(e.ask)
		}
	}
	for range rounds {
		spent := make([]time.Duration, len(h.Entries))
		for range turns {
			for i, e := range h.Entries {
				if e.Right {
					spent[i] += took(e.ask, times[i])
				}
			}
		}
		for i, e := range h.Entries {
			if e.Right {
				e.Nanos = append(e.Nanos, float64(spent[i])/float64(turns*times[i]))
			}
		}
	}
}

// fill returns the number of requests that fill a turn.
func fill(ask func()) int {
	for times := 16; ; times *= 2 {
		if spent := took(ask, times); spent >= turn/2 || times > 1<<20 {
			return times
		}
	}
}

// took returns the processor time of a number of requests.
func took(ask func(), times int) time.Duration {
	start := processorTime()
	for range times {
		ask()
	}
	return processorTime() - start
}

// processorTime returns the processor time of this process so far.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// Find returns the entry with a name, or nil.
func (h *Heat) Find(name string) *Entry {
	for _, e := range h.Entries {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// Ratio returns the median of the ratio of two entries over all rounds.
func (h *Heat) Ratio(name, to string) (float64, error) {
	a, b := h.Find(name), h.Find(to)
	for name, e := range map[string]*Entry{name: a, to: b} {
		if e == nil || !e.Right || len(e.Nanos) == 0 {
			return 0, fmt.Errorf("%s: the response of %s is not right", h.Name, name)
		}
	}
	ratios := make([]float64, len(a.Nanos))
	for i := range ratios {
		ratios[i] = a.Nanos[i] / b.Nanos[i]
	}
	return Median(ratios), nil
}

// Median returns the median of values, or 0 if there are none.
func Median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	values = slices.Sorted(slices.Values(values))
	return values[len(values)/2]
}
