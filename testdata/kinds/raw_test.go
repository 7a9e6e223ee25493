package kinds

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// What the JSON of an id would refuse is the address of nothing: no store is asked
// for it, and nothing is created there.
func TestIdThatItsJSONRefuses(t *testing.T) {
	mux := http.NewServeMux()
	told := func(_ *http.Request, err error) { t.Error(err) }
	(&TicketHandler{Store: openTestTicket(), OnError: told}).Register(mux)
	(&OrderHandler{Store: openTestOrder(), OnError: told}).Register(mux)
	for target, want := range map[string]int{
		"/tickets/12":           201,
		"/tickets/1.5e2":        201,
		"/tickets/abc":          404,
		"/tickets/01":           404,
		"/tickets/0x1":          404,
		"/ranks/7/orders/good":  201,
		"/ranks/7/orders/goody": 404,
		"/ranks/100/orders/a1":  404,
		"/ranks/07/orders/a1":   404,
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", target, strings.NewReader(`{}`))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("If-None-Match", "*")
		if mux.ServeHTTP(w, r); w.Code != want {
			t.Errorf("PUT %s: %d, want %d: %s", target, w.Code, want, w.Body)
		}
	}
	w := httptest.NewRecorder()
	if mux.ServeHTTP(w, httptest.NewRequest("GET", "/ranks/100/orders", nil)); w.Code != 404 {
		t.Errorf("a list of no rank: %d", w.Code)
	}
}
