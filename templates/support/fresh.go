package etagen

import (
	"net/http"
	"reflect"
	"slices"
	"sync/atomic"
)

// spares is the number of header field values that are made at once: 1 KiB with the overhead.
const spares = 63

// A spare is memory for header field values.
type spare struct {
	taken  atomic.Int64
	values [spares]string
}

// lanes contains spares for processors that serve requests at the same time. Each has a
// cache line, for which another processor would have to wait.
var lanes [16]struct {
	atomic.Pointer[spare]
	_ [56]byte
}

// take returns memory for n values, or nil if too little is left.
func (s *spare) take(n int) []string {
	if s == nil {
		return nil
	}
	end := int(s.taken.Add(int64(n)))
	if end > spares {
		return nil
	}
	return s.values[end-n : end : end]
}

// fresh returns a slice with the values of a field of h, which has no spare capacity:
// appending makes a copy. Wrappers can write to the slices in a header, also after the
// response was sent, so each is used once. An allocation for each 304 would be a quarter
// of its cost. Headers that processors allocate at the same time are on different pages.
func fresh(h http.Header, values ...string) []string {
	lane := &lanes[reflect.ValueOf(h).Pointer()>>13%uintptr(len(lanes))]
	own := lane.Load().take(len(values))
	if own == nil {
		if len(values) > spares {
			return slices.Clone(values)
		}
		next := new(spare)
		own = next.take(len(values))
		lane.Store(next)
	}
	for i, v := range values { // copy is slower for the usual single value
		own[i] = v
	}
	return own
}
