package etagen

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The tag has a version with dots in it, an incarnation, a variant, a digest and a
// fingerprint. Only the digest may differ.
func TestMatchGuarded(t *testing.T) {
	const current = `"1.2.life.en.0123456789-_ABcd.k3x9q2"`
	tests := []struct {
		name, tag string
		want      bool
	}{
		{"the tag itself", current, true},
		{"another digest", `"1.2.life.en.dcBA_-9876543210.k3x9q2"`, true},
		{"another version", `"1.3.life.en.0123456789-_ABcd.k3x9q2"`, false},
		{"another version and digest", `"2.2.life.en.dcBA_-9876543210.k3x9q2"`, false},
		{"another incarnation", `"1.2.more.en.dcBA_-9876543210.k3x9q2"`, false},
		{"another variant", `"1.2.life.de.dcBA_-9876543210.k3x9q2"`, false},
		{"another fingerprint", `"1.2.life.en.dcBA_-9876543210.k3x9q3"`, false},
		{"a shorter digest", `"1.2.life.en.dcBA_-987654321.k3x9q2"`, false},
		{"a longer digest", `"1.2.life.en.dcBA_-98765432100.k3x9q2"`, false},
		{"no digest", `"1.2.life.en.k3x9q2"`, false},
		{"a dot in the digest", `"1.2.life.en.dcBA.-9876543210.k3x9q2"`, false},
		{"a character that no digest has", `"1.2.life.en.dcBA~-9876543210.k3x9q2"`, false},
		{"weak", `W/"1.2.life.en.dcBA_-9876543210.k3x9q2"`, false},
		{"weak, as it is", "W/" + current, false},
		{"of the same length, weak", `W/"2.life.en.dcBA_-9876543210.k3x9q2"`, false},
		{"suffixed", `"1.2.life.en.dcBA_-9876543210.k3x9q2-gzip"`, false},
		{"empty", `""`, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := MatchGuarded(test.tag, current); got != test.want {
				t.Errorf("%s names %s: %v, want %v", test.tag, current, got, test.want)
			}
		})
	}
	for _, unknown := range []string{"", `""`, `"1"`, `W/"1.0123456789-_ABcd.k3x9q2"`} {
		if MatchGuarded(`"1.dcBA_-9876543210.k3x9q2"`, unknown) {
			t.Errorf("a tag names the state %q", unknown)
		}
	}
}

// A talk is changed by many clients while a counter of others changes: its title has one
// letter for each change.
type talk struct {
	Version int64  `json:"version"`
	Views   int64  `json:"views"`
	Title   string `json:"title"`
}

var talkResource = Resource{
	NotFound: errBookNotFound, Conflict: errBookConflict, CacheControl: []string{"no-cache"}, Guard: MatchGuarded,
}

// A hall stores one talk. Each time that it is read, its counter changes too.
type hall struct {
	mu    sync.Mutex
	talk  talk
	views atomic.Int64
	told  func(*http.Request, error) // OnError
}

func (h *hall) ETag(tValue any) string {
	t := tValue.(*talk)
	dst := strconv.AppendInt([]byte{'"'}, t.Version, 10)
	dst, _ = AppendDigest(append(dst, '.'), &t.Views)
	return string(append(dst, `.k3x9q2"`...))
}

func (h *hall) Settings(Op, string) Settings { return Settings{OnError: h.told} }

func (h *hall) Validators(t any) (etag string, modified time.Time) { return h.ETag(t), modified }

func (h *hall) Load(*http.Request) (any, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	stored := h.talk
	stored.Views = h.views.Add(1)
	return &stored, nil
}

func (h *hall) New(*http.Request) (any, error) { return new(talk), nil }

func (h *hall) Adopt(nextValue, storedValue any) {
	next, stored := nextValue.(*talk), storedValue.(*talk)
	next.Version, next.Views = stored.Version, stored.Views
}

func (h *hall) At(*http.Request, any) bool { return true }

func (h *hall) Update(_ context.Context, nextValue, storedValue any) (any, error) {
	next, stored := nextValue.(*talk), storedValue.(*talk)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.talk.Version != stored.Version {
		return nil, errBookConflict
	}
	h.talk = *next
	h.talk.Version++
	updated := h.talk
	updated.Views = h.views.Add(1)
	return &updated, nil
}

// patch sends a change of the title for the state that a tag identifies.
func (h *hall) patch(tag, title string) *httptest.ResponseRecorder {
	w, r := httptest.NewRecorder(), httptest.NewRequest("PATCH", "/", strings.NewReader(fmt.Sprintf(`{"title":%q}`, title)))
	r.Header = header("If-Match: "+tag, asPatch)
	Patch(w, r, h, &talkResource, "")
	return w
}

// versionOf returns the version in an entity tag.
func versionOf(tag string) string {
	version, _, _ := strings.Cut(strings.Trim(tag, `"`), ".")
	return version
}

// 32 writers change one talk, whose counter changes with each read. No change is lost,
// and none is refused only because of the counter.
func TestGuardUnderManyWriters(t *testing.T) {
	const writers, changes = 32, 20
	h := &hall{}
	stop, counting := make(chan struct{}), sync.WaitGroup{}
	counting.Add(1)
	go func() {
		defer counting.Done()
		for {
			select {
			case <-stop:
				return
			default:
				h.views.Add(1)
			}
		}
	}()
	var refused atomic.Int64
	var done sync.WaitGroup
	for range writers {
		done.Add(1)
		go func() {
			defer done.Done()
			for made := 0; made < changes; {
				seen, _ := h.Load(nil)
				tag := h.ETag(seen)
				switch w := h.patch(tag, seen.(*talk).Title+"x"); w.Code {
				case http.StatusOK:
					made++
				case http.StatusPreconditionFailed:
					refused.Add(1)
					if now := w.Header().Get("Etag"); versionOf(now) == versionOf(tag) {
						t.Errorf("412 for %s, and %s is of the same version", tag, now)
						return
					}
				default:
					t.Errorf("status %d: %s", w.Code, w.Body)
					return
				}
			}
		}()
	}
	done.Wait()
	close(stop)
	counting.Wait()
	if got := len(h.talk.Title); got != writers*changes || h.talk.Version != writers*changes {
		t.Errorf("%d changes are in the title and the version is %d, want %d", got, h.talk.Version, writers*changes)
	}
	t.Logf("%d requests were refused because another was faster", refused.Load())
}

// A single writer is never refused, however often the counter changes, even while its
// content is being received.
func TestGuardLetsACounterMove(t *testing.T) {
	h := &hall{}
	for n := range 100 {
		seen, _ := h.Load(nil)
		h.views.Add(1000)
		if w := h.patch(h.ETag(seen), seen.(*talk).Title+"x"); w.Code != http.StatusOK {
			t.Fatalf("change number %d: status %d: %s", n, w.Code, w.Body)
		}
	}
}

// Without guard, a changed counter is another state, for reads and for writes.
func TestReadsAreExactUnderGuard(t *testing.T) {
	h := &hall{}
	seen, _ := h.Load(nil)
	tag := h.ETag(seen)
	now, _ := h.Load(nil)
	state := State{Tag: []byte(h.ETag(now))}
	for _, test := range []struct {
		method, field string
		want          int
	}{
		{"GET", "If-None-Match", 0},
		{"GET", "If-Match", 412},
		{"HEAD", "If-Match", 412},
		{"PUT", "If-Match", 0},
		{"DELETE", "If-Match", 0},
		{"PATCH", "If-None-Match", 428},
	} {
		r := httptest.NewRequest(test.method, "/", nil)
		r.Header = header(test.field + ": " + tag)
		got := 0
		if p := talkResource.Evaluate(r, &state); p != nil {
			got = p.Status
		}
		if got != test.want {
			t.Errorf("%s with %s of another count: %d, want %d", test.method, test.field, got, test.want)
		}
	}
	r := httptest.NewRequest("PUT", "/", nil)
	r.Header = header("If-Match: " + tag)
	if p := like(&bookResource).Evaluate(r, &state); p == nil || p.Status != 412 {
		t.Errorf("without guard a moved counter is refused by %v, want 412", p)
	}
}

// A store that refuses a change although the version is the same contradicts itself,
// even if the counter has changed.
func TestGuardSeesARefusalForGood(t *testing.T) {
	h, told := &refusingHall{}, 0
	h.told = func(*http.Request, error) { told++ }
	w, r := httptest.NewRecorder(), httptest.NewRequest("PATCH", "/", strings.NewReader(`{"title":"x"}`))
	r.Header = header("If-Match: *", asPatch)
	Patch(w, r, h, &talkResource, "")
	if w.Code != 500 || told != 1 || h.updates != 1 {
		t.Errorf("status %d, OnError told %d times, %d calls of Update; want 500, 1 and 1", w.Code, told, h.updates)
	}
}

type refusingHall struct {
	hall
	updates int
}

func (h *refusingHall) Update(context.Context, any, any) (any, error) {
	h.updates++
	return nil, errBookConflict
}
