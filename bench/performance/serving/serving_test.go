package serving

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"testing"

	"example.com/bench/compare"
)

// TestOnlyTheRightCount checks which contender has a time in which row. A time counts
// only if the response is right.
func TestOnlyTheRightCount(t *testing.T) {
	heats, err := table()
	if err != nil {
		t.Fatal(err)
	}
	right := map[string]string{}
	for _, h := range heats {
		for _, e := range h.Entries {
			mark := "-"
			if e.Right {
				mark = "+"
			}
			right[e.Name] += mark
		}
	}
	want := map[string]string{
		"etagen":        "++++++",
		"smallest":      "+---+-",
		"by hand":       "++++++",
		"ServeContent":  "++++--",
		"huma":          "---+++",
		"hhsnopek/etag": "+--+--",
		"fiber":         "---+--",
	}
	if !maps.Equal(right, want) {
		t.Errorf("right are %v, want %v", right, want)
	}
}

// TestAlone checks that everything that has a goal sends the right response without a
// mux.
func TestAlone(t *testing.T) {
	heats, err := alone()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range heats {
		for _, e := range h.Entries {
			if !e.Right {
				t.Errorf("%s: the response of %s is not right", h.Name, e.Name)
			}
		}
	}
}

// TestSmallestSendsTheSame compares the smallest handlers with etagen.
func TestSmallestSendsTheSame(t *testing.T) {
	smallest, err := newSmallest()
	if err != nil {
		t.Fatal(err)
	}
	own := &compare.BookHandler{Store: newShelf(2)}
	for _, test := range []struct {
		name     string
		at       row
		etagen   http.HandlerFunc
		smallest http.HandlerFunc
	}{
		{"304", byTag, own.Get, smallest.Get},
		{"412", conflict, own.Put, smallest.Put},
		{"412 that encodes", conflict, own.Put, smallest.PutEncoding},
	} {
		alike(t, test.name, test.at, test.smallest, test.etagen)
	}
}

// alike compares the responses of two handlers.
func alike(t *testing.T, name string, at row, handler, to http.Handler) {
	t.Helper()
	tag := compare.BookETag(&compare.Book{Version: 42})
	got, errGot := remember(handler, at, tag)
	want, errWant := remember(to, at, tag)
	if err := errors.Join(errGot, errWant); err != nil {
		t.Fatal(err)
	}
	if got.status != want.status || string(got.text) != string(want.text) || !maps.EqualFunc(got.header, want.header, slices.Equal) {
		t.Errorf("%s: %d %v %s, want %d %v %s", name, got.status, got.header, got.text, want.status, want.header, want.text)
	}
}

// TestWrongResponses checks that wrong responses do not count.
func TestWrongResponses(t *testing.T) {
	good := http.Header{"Etag": {`"1"`}, "Cache-Control": {"no-cache"}}
	for name, test := range map[string]struct {
		got   response
		right bool
	}{
		"right":        {response{304, 0, good}, true},
		"200":          {response{200, 0, good}, false},
		"with content": {response{304, 1, good}, false},
		"no tag":       {response{304, 0, http.Header{"Cache-Control": {"no-cache"}}}, false},
	} {
		if got := byTag.isRight(test.got); got != test.right {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// TestHeat lets entries take turns, one of which is not right.
func TestHeat(t *testing.T) {
	asked := map[string]int{}
	entry := func(name string, right bool) *Entry {
		return &Entry{Name: name, Right: right, ask: func() { asked[name]++; busy() }}
	}
	h := &Heat{"heat", []*Entry{entry("a", true), entry("b", true), entry("c", false)}}
	h.run(3)
	if ratio, err := h.Ratio("a", "b"); err != nil || ratio <= 0 || len(h.Entries[0].Nanos) != 3 {
		t.Errorf("ratio %v, %v, %v", ratio, err, h.Entries[0].Nanos)
	}
	if _, err := h.Ratio("c", "a"); err == nil || asked["c"] > 0 {
		t.Errorf("who is wrong has a ratio, and was asked %d times", asked["c"])
	}
}

// busy takes long enough for a turn to be short.
func busy() {
	for range 100 {
		_, _ = io.WriteString(io.Discard, content)
	}
}

// TestMedian takes an odd and an even number of values, and none.
func TestMedian(t *testing.T) {
	for want, values := range map[float64][]float64{0: nil, 2: {3, 1, 2}, 5: {9, 5, 1, 2}} {
		if got := Median(values); got != want {
			t.Errorf("the median of %v is %v, want %v", values, got, want)
		}
	}
}

// TestReadTop reads shares of packages and of functions.
func TestReadTop(t *testing.T) {
	p := readTop(`Type: cpu
Duration: 1.20s, Total samples = 1s (83.10%)
      flat  flat%   sum%        cum   cum%
     0.30s 30.00% 30.00%      0.80s 80.00%  example.com/bench/internal/etagen.(*Resource).Serve
     0.10s 10.00% 40.00%      0.90s 90.00%  example.com/bench/compare.(*BookHandler).Get
     0.20s 20.00% 60.00%      0.20s 20.00%  internal/runtime/maps.ctrlGroup.matchH2 (inline)
     0.05s  5.00% 65.00%      0.10s 10.00%  example.com/bench/internal/etagen.(*change[go.shape.*example.com/bench/compare.Book]).reply
     0.05s  5.00% 70.00%      0.05s  5.00%  aeshashbody
     0.05s  5.00% 75.00%      0.05s  5.00%  internal/runtime/syscall/linux.Syscall6
         0     0% 70.00%      1.00s   100%  example.com/bench/performance/serving.(*Entry).profile
`, isOwn)
	packages := []Share{{"etagen", 35}, {"runtime", 25}, {"compare", 10}, {"syscall", 5}}
	functions := []Share{{"(*BookHandler).Get", 90}, {"(*Resource).Serve", 80}, {"(*change).reply", 10}}
	if !slices.Equal(p.Packages, packages) || !slices.Equal(p.Functions, functions) {
		t.Errorf("%v", p)
	}
}
