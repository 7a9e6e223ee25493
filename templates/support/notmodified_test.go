//go:build !race

package etagen

// Nothing in this file is concurrent, and the race detector drops some pooled values, which
// takes an allocation each time.

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestNotModifiedAllocatesNothing(t *testing.T) {
	handler := &bookHandler{Store: benchStore()}
	w, r := &reusedWriter{header: http.Header{}}, benchRequest("If-None-Match", benchTag)
	allocs := testing.AllocsPerRun(1000, func() {
		w.reset()
		handler.Get(w, r)
	})
	if allocs != 0 || w.status != http.StatusNotModified {
		t.Errorf("%d with %v allocations", w.status, allocs)
	}
}

// Hooks that are not set cost no allocation, and Observe never does.
func TestHooksAllocateNothing(t *testing.T) {
	for name, h := range map[string]*bookHandler{
		"none":    {Store: benchStore()},
		"Observe": {Store: benchStore(), Observe: func(*http.Request, Decision) {}},
	} {
		w, r := &reusedWriter{header: http.Header{}}, benchRequest("If-None-Match", benchTag)
		allocs := testing.AllocsPerRun(1000, func() {
			w.reset()
			h.Get(w, r)
		})
		if allocs != 0 || w.status != http.StatusNotModified {
			t.Errorf("%s: %d with %v allocations", name, w.status, allocs)
		}
	}
}

// A 304 allocates nothing for exposed fields, even if middleware exposes all of them
// too.
func TestExposedFieldsCost304Nothing(t *testing.T) {
	for _, before := range [][]string{nil, {"ETag, Location, Allow"}} {
		res, state := exposing(), State{Tag: []byte(benchTag)}
		w, r := &reusedWriter{header: http.Header{}}, benchRequest("If-None-Match", benchTag)
		allocs := testing.AllocsPerRun(500, func() {
			w.reset()
			if before != nil {
				w.header[exposeHeaders] = before
			}
			res.Proceed(w, r, &state, nil)
		})
		if w.status != 304 || allocs != 0 {
			t.Errorf("after %q: %d with %v allocations", before, w.status, allocs)
		}
	}
}

// A 304 from a replica allocates no more than others, and nothing with only the current
// tag.
func TestReplicaTakesNoAllocation(t *testing.T) {
	h := &bookHandler{Store: benchStore()}
	for _, lines := range [][]string{
		{benchTag},
		{"W/" + benchTag},
		{tenTags()},
		{`"99999999999999999999999.x", "-.", "+1", "41.x", ` + benchTag},
		{`"41.x"`, benchTag},
	} {
		r := benchRequest()
		r.Header["If-None-Match"] = lines
		w := &reusedWriter{header: http.Header{}}
		allocs := func(handle http.HandlerFunc) float64 {
			return testing.AllocsPerRun(1000, func() { w.reset(); handle(w, r) })
		}
		got, plain := allocs(h.getReplica), allocs(h.Get)
		if lines[0] == benchTag && got != 0 || got > plain || w.status != http.StatusNotModified {
			t.Errorf("%v allocations, %v without replicas, status %d for %q", got, plain, w.status, lines)
		}
	}
}

// A browser sends back the entity tag of the gzip form, and many codings in
// Accept-Encoding.
func TestCodedNotModifiedAllocatesNothing(t *testing.T) {
	h := codedBy()
	const browser = "gzip, deflate, br"
	tag := readCoded(h, browser).Header.Get("Etag")
	if tag == benchTag {
		t.Fatalf("the entity tag of gzip is that of JSON: %s", tag)
	}
	for _, named := range []string{tag, benchTag} {
		w, r := &reusedWriter{header: http.Header{}}, benchRequest("If-None-Match", named)
		r.Header.Set("Accept-Encoding", browser)
		allocs := testing.AllocsPerRun(1000, func() {
			w.reset()
			h.Get(w, r)
		})
		if allocs != 0 || w.status != http.StatusNotModified || w.header.Get("Etag") != named {
			t.Errorf("If-None-Match %s: %d of %s with %v allocations", named, w.status, w.header.Get("Etag"), allocs)
		}
	}
}

// A hit allocates nothing.
func TestKeptAllocatesNothing(t *testing.T) {
	n := &note{ID: "a", Text: strings.Repeat("x", 3000), Tag: `"1.x"`, At: at("2024-05-06T07:08:09Z")()}
	h := keeping(map[string]*note{"a": n})
	ask(h, "GET /a")
	w, r := &discard{header: http.Header{}}, httptest.NewRequest("GET", "/a", http.NoBody)
	settings := Settings{}
	if allocated := testing.AllocsPerRun(1000, func() {
		clear(w.header)
		if err := h.get(w, r, &settings); err != nil {
			t.Error(err)
		}
	}); allocated > 0 || !settings.Decision.Kept {
		t.Errorf("%v allocations, %+v", allocated, settings.Decision)
	}
}
