package kinds

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// serveKinds sends a request to a handler.
func serveKinds(register func(*http.ServeMux), method, path, body string, header ...string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	register(mux)
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", map[string]string{"PATCH": "application/merge-patch+json"}[method])
	if method != http.MethodPatch {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	mux.ServeHTTP(w, r)
	return w
}

// A function that tries to change ids, version and what is read-only changes the
// rest alone.
func TestValidateFunction(t *testing.T) {
	before := &Validated{ID: "v1", Version: 3, Owner: "me", State: "final"}
	for _, test := range []struct {
		name, method, path, body, header, value string
		status                                  int
		says                                    string
	}{
		{"PUT", "PUT", "/validated/v1", `{"state":" final "}`, "If-Match", "*", 200, `{"id":"v1","version":4,"owner":"me","state":"final"}`},
		{"PATCH", "PATCH", "/validated/v1", `{"state":"final"}`, "If-Match", "*", 200, `{"id":"v1","version":4,"owner":"me","state":"final"}`},
		{"PUT that is refused", "PUT", "/validated/v1", `{"state":"draft"}`, "If-Match", "*", 422, "what is final stays so"},
		{"PATCH that is refused", "PATCH", "/validated/v1", `{"state":"draft"}`, "If-Match", "*", 422, "what is final stays so"},
		{"PUT that creates", "PUT", "/validated/v2", `{"state":"draft"}`, "If-None-Match", "*", 201, `{"id":"v2"`},
		{"PUT that would create", "PUT", "/validated/v2", `{"state":"final"}`, "If-None-Match", "*", 422, "what is new is a draft"},
		{"POST", "POST", "/validated", `{"id":"v3","state":"draft "}`, "Accept", "*", 201, `{"id":"v3"`},
		{"POST that is refused", "POST", "/validated", `{"id":"v3","state":"final"}`, "Accept", "*", 422, "what is new is a draft"},
		{"DELETE", "DELETE", "/validated/v1", ``, "If-Match", "*", 204, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := openTestValidated(before)
			w := serveKinds((&ValidatedHandler{Store: store}).Register, test.method, test.path, test.body, test.header, test.value)
			if w.Code != test.status || !strings.Contains(w.Body.String(), test.says) || w.Code < 300 && strings.Contains(w.Body.String(), "other") {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			if now, _ := store.ItemAt(before); w.Code >= 400 && (now.Version != 3 || now.State != "final") {
				t.Errorf("stored %+v", now)
			}
		})
	}
}

// What a method does to the id, and to the pointer that it is behind, is undone.
func TestValidateMethodKeepsIDs(t *testing.T) {
	for _, test := range []struct {
		method, path, body string
		status             int
		says               string
	}{
		{"POST", "/groups/g1/validated", `{"id":"b2","title":"x"}`, 201, `"id":"b2"`},
		{"POST", "/groups/g1/validated", `{"id":"b2","title":""}`, 422, "it has a title"},
		{"PUT", "/groups/g1/validated/b1", `{"title":"y"}`, 200, `"id":"b1"`},
		{"PATCH", "/groups/g1/validated/b1", `{"title":"y"}`, 200, `"id":"b1"`},
		{"PATCH", "/groups/g1/validated/b1", `{"title":""}`, 422, "it has a title"},
	} {
		b := newValidatedBelow()
		store := openTestValidatedBelow(b)
		header := map[string]string{"POST": "Accept"}[test.method]
		if header == "" {
			header = "If-Match"
		}
		w := serveKinds((&ValidatedBelowHandler{Store: store}).Register, test.method, test.path, test.body, header, "*")
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.says) {
			t.Errorf("%s %s: %d %s", test.method, test.body, w.Code, w.Body)
		}
		kept, err := store.GetValidatedBelow(context.Background(), "g1", "b1")
		if err != nil || *kept.ID != "b1" {
			t.Errorf("%s %s: stored %+v, %v", test.method, test.body, kept, err)
		}
	}
}
