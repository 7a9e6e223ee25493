package etagen

import (
	"net/http"
	"reflect"
	"sync/atomic"
)

// spares is the number of header field values that are made at once: 1 KiB with the overhead.
const spares = 60

// A spare is memory for header field values.
type spare struct {
	taken  atomic.Int64
	values []string
}

// lanes contains spares for processors that serve requests at the same time. Each has a
// cache line, for which another processor would have to wait.
var lanes [16]struct {
	atomic.Pointer[spare]
	_ [56]byte
}

// fresh returns a slice with the values of a field of h, which has no spare capacity:
// appending makes a copy. Wrappers can write to the slices in a header, also after the
// response was sent, so each is used once. An allocation for each 304 would be a quarter
// of its cost. Headers that processors allocate at the same time are on different pages.
func fresh(h http.Header, values ...string) []string {
	lane, n, end := &lanes[reflect.ValueOf(h).Pointer()>>13%uintptr(len(lanes))], len(values), 0
	s := lane.Load()
	if s != nil {
		end = int(s.taken.Add(int64(n)))
	}
	if s == nil || end > len(s.values) {
		s, end = &spare{values: make([]string, max(n, spares))}, n
		s.taken.Store(int64(n))
		lane.Store(s)
	}
	own := s.values[end-n : end : end]
	for i, v := range values { // copy is slower for the usual single value
		own[i] = v
	}
	return own
}
