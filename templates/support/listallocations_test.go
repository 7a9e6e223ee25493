//go:build !race

package etagen_test

// The race detector drops some pooled values, which are then allocated again.

import (
	"net/http"
	"testing"
)

// A 304 of a list needs as many allocations as that of an item, and those of its query:
// one for the filters, one more for each that is not a text, and one for the order.
func TestNotModifiedListAllocatesItsQueryAlone(t *testing.T) {
	stat := (&BookHandler{Store: newLongShelf(true)}).List
	digest := (&BookHandler{Store: newLongShelf(false)}).List
	for _, test := range []struct {
		name   string
		handle http.HandlerFunc
		query  string
		want   float64
	}{
		{"stat", stat, "", 0},
		{"stat, limit", stat, longQuery, 0},
		{"stat, text filter", stat, "author=x", 1},
		{"stat, number filter", stat, "year=1851", 2},
		{"stat, order", stat, "sort=-year,title", 1},
		{"digest, whatever the number of items", digest, longQuery, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			w, r := &reusedWriter{header: http.Header{}}, listRequest(test.query, listTag(test.handle, test.query))
			allocs := testing.AllocsPerRun(100, func() {
				w.reset()
				test.handle(w, r)
			})
			if w.status != http.StatusNotModified || allocs > test.want {
				t.Errorf("%d with %v allocations, want 304 with at most %v", w.status, allocs, test.want)
			}
		})
	}
}
