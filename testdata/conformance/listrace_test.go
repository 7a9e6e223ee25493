package conformance

import (
	"context"
	"database/sql"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
)

// A busyStore is modified concurrently before each list, while it has other changes to
// make.
type busyStore struct {
	bareStore
	changes, others int
}

func (s *busyStore) ListBares(context.Context, BareQuery) (BarePage, error) {
	if s.others > 0 {
		s.others--
		s.changes++
	}
	version := sql.NullString{String: strconv.Itoa(s.changes), Valid: true}
	return BarePage{Items: []*Bare{{ID: "present", Version: version}}}, nil
}

func (s *busyStore) StatBares(context.Context, BareQuery) (BareListStat, error) {
	return BareListStat{Counter: int64(1 + s.changes)}, nil
}

// TestListChangedMeanwhile checks that different lists have different tags, even if the
// list changes between two calls of the store.
func TestListChangedMeanwhile(t *testing.T) {
	store := &busyStore{others: 1}
	h := &BareHandler{Store: store}
	bodies := map[string]string{}
	for range 3 {
		recorder := httptest.NewRecorder()
		h.List(recorder, httptest.NewRequest(http.MethodGet, "/bare", http.NoBody))
		tag, body := recorder.Header().Get("ETag"), recorder.Body.String()
		if recorder.Code != http.StatusOK || tag == "" {
			t.Fatalf("status %d, ETag %q", recorder.Code, tag)
		}
		if other, seen := bodies[tag]; seen && other != body {
			t.Errorf("the tag %s stands for\n%s\nand for\n%s", tag, other, body)
		}
		bodies[tag] = body
		if len(bodies) == 1 {
			store.changes-- // the state that the first answer was not about
			store.others = 0
		}
	}
}
