package etagen

import (
	"net/http"
	"reflect"
	"sync/atomic"
)

// A spare is memory for header field values.
type spare struct {
	taken  atomic.Int64
	values []string
}

// lanes contains spares for headers on different pages of memory, from which processors
// allocate at the same time. None has to wait for the cache line of another.
var lanes [16]struct {
	atomic.Pointer[spare]
	_ [56]byte
}

// fresh returns a slice with values for fields of h, without spare capacity: appending makes
// a copy. Wrappers can write to the slices in a header, also after the response was sent,
// so each is used once. An allocation for each 304 would be a quarter of its cost.
func fresh(h http.Header, values ...string) []string {
	lane, n := &lanes[reflect.ValueOf(h).Pointer()>>13%uintptr(len(lanes))], len(values)
	for {
		if s := lane.Load(); s != nil {
			if end := int(s.taken.Add(int64(n))); end <= len(s.values) {
				return append(s.values[end-n:end-n:end], values...)
			}
		}
		lane.Store(&spare{values: make([]string, max(n, 60))}) // 1 KiB with the overhead
	}
}
