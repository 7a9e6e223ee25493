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

// lanes contains spares, each in a cache line: processors allocate headers on different pages.
var lanes [8 * 16]atomic.Pointer[spare]

// fresh returns values for fields of h. Wrappers can write to slices in a header, also after
// the response was sent, so each is used once. An allocation would be a quarter of a 304.
func fresh(h http.Header, values ...string) []string {
	lane, n := &lanes[8*(reflect.ValueOf(h).Pointer()>>13%16)], len(values)
	for {
		if s := lane.Load(); s != nil {
			if end := int(s.taken.Add(int64(n))); end <= len(s.values) {
				own := s.values[end-n : end : end] // appending makes a copy
				for i := range own {               // copy and append are slower for few values
					own[i] = values[i]
				}
				return own
			}
		}
		lane.Store(&spare{values: make([]string, max(n, 127))}) // 2 KiB with the overhead
	}
}
