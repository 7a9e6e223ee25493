//go:build go1.26 && !race

package etagen

// Older releases of encoding/json allocate more, and the race detector drops some pooled
// values. The counts are those of Go 1.26 without it.

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// Hooks add no allocation to a write, whether they are set or not.
func TestWritesAllocateNoMoreForHooks(t *testing.T) {
	text := `{"title":"` + strings.Repeat("Moby-Dick; or, The Whale. ", 80) + `","pages":635,"author":{"name":"Herman Melville"}}`
	for name, h := range map[string]*bookHandler{
		"without hooks": {Store: benchStore()},
		"with Observe":  {Store: benchStore(), Observe: func(*http.Request, Decision) {}},
	} {
		for _, test := range []struct {
			method, media string
			handle        http.HandlerFunc
			most          float64
		}{
			{"PUT", jsonType, h.Put, 33},
			{"PATCH", mergePatchType, h.Patch, 84},
		} {
			t.Run(test.method+" "+name, func(t *testing.T) {
				w, r := &reusedWriter{header: http.Header{}}, benchRequest("If-Match", benchTag, "Content-Type", test.media)
				body := strings.NewReader(text)
				r.Method, r.ContentLength, r.Body = test.method, int64(len(text)), io.NopCloser(body)
				allocated := testing.AllocsPerRun(50, func() {
					w.reset()
					body.Reset(text)
					test.handle(w, r)
				})
				if w.status != http.StatusOK || allocated > test.most {
					t.Errorf("status %d with %v allocations, at most %v", w.status, allocated, test.most)
				}
			})
		}
	}
}

// A 412 before the content is read only allocates the entity tag.
func TestFailedPreconditionAllocates(t *testing.T) {
	h, w := &bookHandler{Store: benchStore()}, &reusedWriter{header: http.Header{}}
	r := benchRequest("If-Match", `"other"`, "Content-Type", jsonType)
	r.Method, r.Body = http.MethodPut, http.NoBody
	allocated := testing.AllocsPerRun(100, func() {
		w.reset()
		h.Put(w, r)
	})
	if w.status != http.StatusPreconditionFailed || allocated > 1 {
		t.Errorf("status %d with %v allocations, at most 1", w.status, allocated)
	}
}

// A read allocates nothing for an entity tag, only the tag for a 304 by date, and little
// more than encoding/json does for a 200.
func TestReadsAllocate(t *testing.T) {
	handler := &bookHandler{Store: benchStore()}
	for _, test := range []struct {
		name    string
		request *http.Request
		status  int
		most    float64
	}{
		{"304 by tag", benchRequest("If-None-Match", benchTag), 304, 0},
		{"304 by the last of ten tags", benchRequest("If-None-Match", tenTags()), 304, 0},
		{"304 by date", benchRequest("If-Modified-Since", "Thu, 21 Nov 2024 21:31:15 GMT"), 304, 1},
		{"200", benchRequest(), 200, 3},
	} {
		w := &reusedWriter{header: http.Header{}}
		allocated := testing.AllocsPerRun(100, func() {
			w.reset()
			handler.Get(w, test.request)
		})
		if w.status != test.status || allocated > test.most {
			t.Errorf("%s: status %d with %v allocations, at most %v", test.name, w.status, allocated, test.most)
		}
	}
}

// A 304 by a digest only allocates what encoding does.
func TestDigest304TakesNoAllocation(t *testing.T) {
	b := &book{ID: "a", Version: 1, Title: "Emma"}
	tagOf := func(dst, text []byte, _ *book) []byte { return append(AppendSum(append(dst, '"'), text), '"') }
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("If-None-Match", string(AppendTagOf(nil, b, tagOf)))
	w := &headerOnly{header: http.Header{}}
	plain := testing.AllocsPerRun(100, func() {
		if text, err := encode(b); err == nil {
			text.free()
		}
	})
	serve := testing.AllocsPerRun(100, func() {
		clear(w.header)
		if err := ServeDigest(w, r, &settingResource, time.Time{}, nil, b, tagOf); err != nil || w.status != 304 {
			t.Fatalf("status %d, error %v", w.status, err)
		}
	})
	if serve > plain {
		t.Errorf("%v allocations, and encoding alone takes %v", serve, plain)
	}
}

type headerOnly struct {
	header http.Header
	status int
}

func (w *headerOnly) Header() http.Header         { return w.header }
func (w *headerOnly) Write(b []byte) (int, error) { return len(b), nil }
func (w *headerOnly) WriteHeader(status int)      { w.status = status }

// A hit on a coded representation allocates nothing.
func TestKeptCodedAllocatesNothing(t *testing.T) {
	h := codedNotes(0)
	w, r := &discard{header: http.Header{}}, httptest.NewRequest("GET", "/a", http.NoBody)
	r.Header.Set("Accept-Encoding", "gzip, br")
	settings := h.settings
	if allocated := testing.AllocsPerRun(1000, func() {
		clear(w.header)
		if err := h.get(w, r, &settings); err != nil {
			t.Error(err)
		}
	}); allocated > 0 || !settings.Decision.Kept || w.header.Get("Content-Encoding") != "gzip" {
		t.Errorf("%v allocations, %+v, %v", allocated, settings.Decision, w.header)
	}
}
