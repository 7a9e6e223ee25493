package kinds

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A nil pointer means unknown: no tag, no date, no match.
func TestNilIsUnknown(t *testing.T) {
	id := int64(7)
	if tag := PointedETag(&Pointed{ID: &id}); tag != "" {
		t.Errorf("a row without a version has the tag %s", tag)
	}
	if at := PointedLastModified(&Pointed{ID: &id}); !at.IsZero() {
		t.Errorf("a row without a time was changed at %v", at)
	}
	mux := http.NewServeMux()
	(&PointedHandler{Store: openTestPointed(&Pointed{})}).Register(mux)
	for _, target := range []string{"/regions/a/pointed/0", "/regions/a/pointed/7"} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
		if w.Code != http.StatusNotFound {
			t.Errorf("%s of a row whose ids are nil: %d", target, w.Code)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/regions/a/pointed", strings.NewReader(`{"author":"x"}`))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, r)
	if w.Code != http.StatusInternalServerError {
		t.Errorf("a created row whose id is nil: %d, want 500", w.Code)
	}
}

// What a client cannot set is a copy: a store that changes it in place does not
// change the row that it has.
func TestAdoptSharesNoPointer(t *testing.T) {
	id, version, region, by := int64(7), int64(1), "a", "me"
	stored := &Pointed{ID: &id, Version: &version, Region: &region, By: &by}
	next := &Pointed{}
	(*pointedWriter)(nil).Adopt(next, stored)
	if *next.ID != 7 || *next.Version != 1 || *next.Region != "a" || *next.By != "me" {
		t.Errorf("adopted %+v", next)
	}
	if next.ID == stored.ID || next.Version == stored.Version || next.Region == stored.Region || next.By == stored.By {
		t.Error("a pointer is shared")
	}
	(*pointedWriter)(nil).Adopt(next, &Pointed{})
	if next.ID != nil || next.Version != nil || next.By != nil {
		t.Errorf("adopted %+v of nothing", next)
	}
}
