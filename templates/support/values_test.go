package etagen

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"testing"
)

const spares = 127 // that are made at once

// TestValuesOverlapNowhere takes values for many responses.
func TestValuesOverlapNowhere(t *testing.T) {
	h := http.Header{}
	var taken, want [][]string
	for i := range 3 * spares {
		values := make([]string, i%4)
		for j := range values {
			values[j] = strconv.Itoa(i + j)
		}
		own := fresh(h, values...)
		if len(own) != cap(own) {
			t.Errorf("%d values with a capacity of %d", len(own), cap(own))
		}
		taken, want = append(taken, own), append(want, values)
	}
	for i, own := range taken {
		if !slices.Equal(own, want[i]) {
			t.Errorf("%d: %q, want %q", i, own, want[i])
		}
	}
	many := make([]string, 2*spares)
	if own := fresh(h, many...); len(own) != len(many) {
		t.Errorf("%d values, want %d", len(own), len(many))
	}
}

// TestResponsesShareNoValues writes to the header of one response of a resource.
func TestResponsesShareNoValues(t *testing.T) {
	res := &Resource{CacheControl: []string{"private"}, Vary: []string{"a", "b"}, CacheGroups: []string{`"c"`}, Exposed: []string{"ETag"}}
	serve := func() http.Header {
		w := httptest.NewRecorder()
		res.Proceed(w, benchRequest("If-None-Match", benchTag), &State{Tag: []byte(benchTag)}, nil)
		return w.Header()
	}
	want := serve().Clone()
	for range 2 * spares {
		h := serve()
		for name, values := range h {
			if name != "Etag" && (!slices.Equal(values, want[name]) || cap(values) != len(values)) {
				t.Fatalf("%s: %q with a capacity of %d, want %q", name, values, cap(values), want[name])
			}
			clear(values)
		}
	}
}

// TestResponsesAllocateLittle bounds what a response allocates in addition to memory
// that is allocated for many. It takes the best of many runs, because the race detector
// drops some pooled values.
func TestResponsesAllocateLittle(t *testing.T) {
	handler := &bookHandler{Store: benchStore()}
	for _, test := range []struct {
		name    string
		request *http.Request
		status  int
		most    float64
	}{
		{"304 by tag", benchRequest("If-None-Match", benchTag), 304, 0},
		{"304 by last of ten tags", benchRequest("If-None-Match", tenTags()), 304, 0},
		{"304 by weak tag", benchRequest("If-None-Match", "W/"+benchTag), 304, 1},
		{"304 by date", benchRequest("If-Modified-Since", "Thu, 21 Nov 2024 21:31:15 GMT"), 304, 1},
		{"200", benchRequest(), 200, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := &reusedWriter{header: http.Header{}}
			allocs := test.most + 1
			for range 50 {
				allocs = min(allocs, testing.AllocsPerRun(1, func() {
					w.reset()
					handler.Get(w, test.request)
				}))
			}
			if w.status != test.status || allocs > test.most {
				t.Errorf("status %d with %v allocations, want %d with %v", w.status, allocs, test.status, test.most)
			}
		})
	}
}
