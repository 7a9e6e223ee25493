package replicas

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"example.com/replicas/internal/etagen"
)

// A client never goes back in time. Each row is a read while replicas lag; 0 is a replica
// without the book.
func TestReadsOfLaggingReplicas(t *testing.T) {
	for _, test := range []struct {
		name               string
		stat, get, primary int64
		lines              string
		status             int
		version            int64 // of the response; 0 for a 404
		asked              string
	}{
		{"a stranger", 1, 1, 4, "", 200, 1, "get"},
		{"who has the newest", 1, 1, 4, "If-None-Match: 4", 304, 4, "stat primary"},
		{"who has the newest, weakly", 1, 1, 4, "If-None-Match: W/4", 304, 4, "stat primary"},
		{"who has one between", 1, 1, 4, "If-None-Match: 3", 200, 4, "stat primary"},
		{"who has what the replica has", 1, 1, 4, "If-None-Match: 1", 304, 1, "stat"},
		{"who has an older one", 2, 2, 4, "If-None-Match: 1", 200, 2, "stat get"},
		{"who has several", 2, 2, 4, "If-None-Match: 1, 2, 4", 304, 4, "stat primary"},
		{"who has several on several lines", 2, 2, 4, "If-None-Match: 2\nIf-None-Match: 4", 304, 4, "stat primary"},
		{"If-Match of the newest", 2, 2, 4, "If-Match: 4", 200, 4, "stat primary"},
		{"If-Match of one between", 2, 2, 4, "If-Match: 3", 412, 4, "stat primary"},
		{"If-Match of what the replica has", 2, 2, 4, "If-Match: 2", 200, 2, "stat get"},
		{"If-Match of an older one", 2, 2, 4, "If-Match: 1", 412, 2, "stat"},
		{"If-Match of an older one and a newer If-None-Match", 2, 2, 4, "If-Match: 1\nIf-None-Match: 4", 412, 4, "stat primary"},
		{"the second replica is further behind", 3, 2, 4, "If-None-Match: 1", 200, 2, "stat get"},
		{"the second replica is behind what is named", 4, 2, 4, "If-Match: 4", 200, 4, "stat get primary"},
		{"the second replica has nothing", 4, 0, 4, "If-Match: 4", 200, 4, "stat get primary"},
		{"the first replica has nothing", 0, 4, 4, "If-Match: 4", 200, 4, "stat primary"},
		{"no replica has anything", 0, 0, 4, "If-None-Match: 4", 304, 4, "stat primary"},
		{"nothing anywhere", 0, 0, 0, "If-None-Match: 4", 404, 0, "stat primary"},
		{"nothing anywhere, to a stranger", 0, 0, 0, "", 404, 0, "get"},
		{"a stranger after a POST", 0, 0, 1, "", 404, 0, "get"},
		{"anything", 0, 0, 1, "If-None-Match: *", 404, 0, "stat"},
		{"no version", 0, 0, 1, `If-None-Match: "x"`, 404, 0, "stat"},
		{"an empty tag", 0, 0, 1, `If-None-Match: ""`, 404, 0, "stat"},
		{"a version beyond int64", 1, 1, 4, `If-None-Match: "9223372036854775808.x"`, 200, 1, "stat get"},
		{"made up", 1, 1, 4, `If-None-Match: "9223372036854775807.x"`, 200, 4, "stat primary"},
		{"of another release", 1, 1, 4, `If-None-Match: "4.other1"`, 200, 4, "stat primary"},
		{"a date", 1, 1, 4, "If-Modified-Since: Thu, 01 Jan 2026 04:00:00 GMT", 304, 1, "stat"},
		{"a failing date and the newest", 3, 3, 4, "If-Unmodified-Since: Thu, 01 Jan 2026 01:00:00 GMT\nIf-None-Match: 4", 412, 4, "stat primary"},
		{"a replica ahead of what is named", 4, 4, 4, "If-None-Match: 3", 200, 4, "stat get"},
	} {
		for _, method := range []string{"GET", "HEAD"} {
			t.Run(method+" "+test.name, func(t *testing.T) {
				store := &lagging{primary: atOrNil(test.primary), replicas: [2]*Book{atOrNil(test.stat), atOrNil(test.get)}}
				w := send(&BookHandler{Store: store}, method, "/books/moby", "", strings.Split(named(test.lines), "\n")...)
				if w.Code != test.status {
					t.Errorf("status %d, want %d", w.Code, test.status)
				}
				store.wantAsked(t, test.asked)
				etag := ""
				if test.version > 0 {
					etag = tagOf(test.version)
				}
				if got := w.Header().Get("Etag"); got != etag {
					t.Errorf("ETag %s, want %s", got, etag)
				}
				if w.Code == 200 && method == "GET" && !strings.Contains(w.Body.String(), `"v`+strconv.FormatInt(test.version, 10)+`"`) {
					t.Errorf("body %s, want that of version %d", w.Body, test.version)
				}
			})
		}
	}
}

// named returns lines in which each number is replaced by the entity tag of that version.
func named(lines string) string {
	for _, before := range []string{": ", ", ", "W/"} {
		for version := int64(1); version <= 4; version++ {
			for _, behind := range []string{",", "\n", "$"} {
				number := strconv.FormatInt(version, 10)
				lines = strings.TrimSuffix(strings.ReplaceAll(lines+"$", before+number+behind, before+tagOf(version)+behind), "$")
			}
		}
	}
	return lines
}

// With Authorize, reads load the row and do not call StatBook. The row that is sent is
// the one that Authorize has got.
func TestAuthorizeIsAskedAboutTheNewestRow(t *testing.T) {
	for _, test := range []struct {
		name, lines string
		get         int64
		about       int64
		asked       string
	}{
		{"a stranger", "", 1, 1, "get"},
		{"who has what the replica has", "If-None-Match: 1", 1, 1, "get"},
		{"who has the newest", "If-None-Match: 4", 1, 4, "get primary"},
		{"If-Match of the newest", "If-Match: 4", 1, 4, "get primary"},
		{"the replica has nothing", "If-None-Match: 4", 0, 4, "get primary"},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := &lagging{primary: at(4), replicas: [2]*Book{atOrNil(test.get), atOrNil(test.get)}}
			var about []int64
			var observed []etagen.Decision
			h := &BookHandler{Store: store, Observe: func(_ *http.Request, d etagen.Decision) { observed = append(observed, d) }}
			h.Authorize = func(_ *http.Request, _ etagen.Op, b *Book) error {
				about = append(about, b.Version)
				return etagen.Refuse(403, "No.")
			}
			if w := send(h, "GET", "/books/moby", "", named(test.lines)); w.Code != 403 || w.Header().Get("Etag") != "" {
				t.Errorf("status %d with ETag %q", w.Code, w.Header().Get("Etag"))
			}
			store.wantAsked(t, test.asked)
			if len(about) != 1 || about[0] != test.about {
				t.Errorf("asked about the versions %d, want %d", about, test.about)
			}
			if len(observed) != 1 || !observed[0].Loaded || observed[0].Status != 403 {
				t.Errorf("observed %+v", observed)
			}
		})
	}
}

// Writes load only from the primary, and do not call StatBook.
func TestWritesOverLaggingReplicas(t *testing.T) {
	store := &lagging{primary: at(1)}
	store.catchUp()
	h := &BookHandler{Store: store}
	tag := tagOf(1)
	for i := range 3 {
		w := send(h, "PATCH", "/books/moby", `{"title":"again"}`, "If-Match: "+tag)
		if w.Code != 200 {
			t.Fatalf("PATCH number %d: %d %s", i+1, w.Code, w.Body)
		}
		tag = w.Header().Get("Etag")
		store.wantAsked(t, "primary")
	}
	for _, test := range []struct {
		name, method, body, lines string
		status                    int
		asked                     string
	}{
		{"anything", "PATCH", `{"title":"more"}`, "If-Match: *", 200, "primary"},
		{"what the replicas have", "PATCH", `{"title":"lost"}`, "If-Match: " + tagOf(1), 412, "primary"},
		{"what the replicas have, by PUT", "PUT", `{"title":"lost"}`, "If-Match: " + tagOf(1), 412, "primary"},
		{"a creation of what exists", "PUT", `{"title":"lost"}`, "If-None-Match: *", 412, "primary"},
		{"no precondition", "PUT", `{"title":"lost"}`, "", 428, "primary"},
		{"what the replicas have, by DELETE", "DELETE", "", "If-Match: " + tagOf(1), 412, "primary"},
		{"a read of the newest", "GET", "", "If-None-Match: " + tagOf(5), 304, "stat primary"},
		{"a read by a stranger", "GET", "", "", 200, "get"},
		{"a PUT", "PUT", `{"title":"put"}`, "If-Match: " + tagOf(5), 200, "primary"},
		{"a deletion", "DELETE", "", "If-Match: " + tagOf(6), 204, "primary"},
		{"a second deletion", "DELETE", "", "If-Match: *", 404, "primary"},
		{"a PATCH of what is deleted", "PATCH", `{"title":"lost"}`, "If-Match: *", 404, "primary"},
		{"a creation", "PUT", `{"title":"new"}`, "If-None-Match: *", 201, "primary"},
	} {
		if w := send(h, test.method, "/books/moby", test.body, test.lines); w.Code != test.status {
			t.Errorf("%s: %d, want %d: %s", test.name, w.Code, test.status, w.Body)
		}
		store.wantAsked(t, test.asked)
	}
}

// If a replica fails, the primary is not asked instead.
func TestErrorsOfReplicas(t *testing.T) {
	for _, test := range []struct {
		name   string
		err    error
		status int
	}{
		{"busy", etagen.ErrUnavailable, 503},
		{"broken", errors.New("the replica is broken"), 500},
		{"refuses", etagen.Refuse(403, "Not for you."), 403},
		{"refuses around what is not found", &etagen.Problem{Status: 403, Err: ErrBookNotFound}, 403},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := &failing{lagging{primary: at(4)}, test.err}
			if w := send(&BookHandler{Store: store}, "GET", "/books/moby", "", "If-None-Match: "+tagOf(4)); w.Code != test.status {
				t.Errorf("status %d, want %d: %s", w.Code, test.status, w.Body)
			}
			store.wantAsked(t, "stat")
		})
	}
}

// Eight writers count up by compare-and-swap, over replicas that never catch up:
// nothing is lost.
func TestWritersOverLaggingReplicas(t *testing.T) {
	const writers, each = 8, 20
	store := &lagging{primary: at(1)}
	store.catchUp()
	h := &BookHandler{Store: store}
	done := make(chan int)
	for range writers {
		go func() {
			written, tag := 0, tagOf(1)
			for written < each {
				w := send(h, "PATCH", "/books/moby", `{"title":"x"}`, "If-Match: "+tag)
				if w.Code == 200 {
					written++
				}
				tag = w.Header().Get("Etag")
			}
			done <- written
		}()
	}
	acknowledged := 0
	for range writers {
		acknowledged += <-done
	}
	if got := store.primary.Version - 1; got != writers*each || acknowledged != writers*each {
		t.Errorf("%d writes, %d of them acknowledged, want %d", got, acknowledged, writers*each)
	}
}
