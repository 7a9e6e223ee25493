package kinds

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A path with an id that its JSON rejects is 404: the store is not called, and nothing is
// created.
func TestIdThatItsJSONRefuses(t *testing.T) {
	mux := http.NewServeMux()
	told := func(_ *http.Request, err error) { t.Error(err) }
	(&CouponHandler{Store: openTestCoupon(), OnError: told}).Register(mux)
	(&ParadeHandler{Store: openTestParade(), OnError: told}).Register(mux)
	for target, want := range map[string]int{
		"/coupons/12":            201,
		"/coupons/1.5e2":         201,
		"/coupons/abc":           404,
		"/coupons/01":            404,
		"/coupons/0x1":           404,
		"/ranks/7/parades/good":  201,
		"/ranks/7/parades/goody": 404,
		"/ranks/100/parades/a1":  404,
		"/ranks/07/parades/a1":   404,
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", target, strings.NewReader(`{}`))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("If-None-Match", "*")
		if mux.ServeHTTP(w, r); w.Code != want {
			t.Errorf("PUT %s: %d, want %d: %s", target, w.Code, want, w.Body)
		}
	}
	w := httptest.NewRecorder()
	if mux.ServeHTTP(w, httptest.NewRequest("GET", "/ranks/100/parades", nil)); w.Code != 404 {
		t.Errorf("a list of no rank: %d", w.Code)
	}
}
