package leaflets

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// testNoEditIsLost makes 32 writers read a voucher, count a use of it, and add one percent.
// A use alone must not refuse a write: after a 412 the version must have changed.
func testNoEditIsLost(t *testing.T, s *Store) {
	const writers, edits = 32, 4
	if _, err := s.CreateVoucher(t.Context(), &Voucher{ID: "v"}); err != nil {
		t.Fatal(err)
	}
	h := &VoucherHandler{Store: s}
	var group sync.WaitGroup
	for range writers {
		group.Go(func() {
			for range edits {
				raise(t, s, h)
			}
		})
	}
	group.Wait()
	v, err := s.GetVoucher(t.Context(), "v")
	if err != nil {
		t.Fatal(err)
	}
	if v.Percent != writers*edits {
		t.Errorf("%d percent, want %d: edits were lost", v.Percent, writers*edits)
	}
	if v.Uses < writers*edits {
		t.Errorf("%d uses, want %d at least", v.Uses, writers*edits)
	}
	t.Logf("%d uses beside %d edits", v.Uses, v.Percent)
}

// raise adds one percent, and repeats that if somebody else was faster.
func raise(t *testing.T, s *Store, h *VoucherHandler) {
	read, tag := show(t, h)
	for {
		if err := s.UseVoucher(t.Context(), "v"); err != nil {
			t.Error(err)
			return
		}
		w, r := httptest.NewRecorder(), request(t, http.MethodPatch, fmt.Sprintf(`{"percent":%d}`, read.Percent+1))
		r.Header.Set("Content-Type", "application/merge-patch+json")
		r.Header.Set("If-Match", tag)
		h.Patch(w, r)
		if w.Code == http.StatusOK {
			return
		}
		before := read.Version
		read, tag = show(t, h)
		if w.Code != http.StatusPreconditionFailed || read.Version == before {
			t.Errorf("%d at version %d, then at %d: %s", w.Code, before, read.Version, w.Body)
			return
		}
	}
}

// show returns the voucher and its entity tag.
func show(t *testing.T, h *VoucherHandler) (v Voucher, tag string) {
	w := httptest.NewRecorder()
	h.Get(w, request(t, http.MethodGet, ""))
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Errorf("%d %s: %v", w.Code, w.Body, err)
	}
	return v, w.Header().Get("Etag")
}

func request(t *testing.T, method, body string) *http.Request {
	r := httptest.NewRequestWithContext(t.Context(), method, "/vouchers/v", strings.NewReader(body))
	r.SetPathValue("id", "v")
	return r
}
