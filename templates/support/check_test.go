package etagen

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestCheck(t *testing.T) {
	moby := mobyShelf().books["moby"]
	tests := []struct {
		name, method string
		stored       *book
		lines        []string
		status       int // 0: proceed
		field        string
	}{
		{"PUT", "PUT", &moby, []string{ifMoby}, 0, ""},
		{"PATCH", "PATCH", &moby, []string{"If-Match: *"}, 0, ""},
		{"DELETE", "DELETE", &moby, []string{ifMoby, "If-Unmodified-Since: " + sameDate}, 0, ""},
		{"POST", "POST", &moby, []string{ifMoby}, 0, ""},
		{"PUT, nothing stored", "PUT", nil, []string{ifNew}, 0, ""},
		{"POST, nothing stored", "POST", nil, []string{ifNew}, 0, ""},
		{"OPTIONS", "OPTIONS", &moby, []string{ifOther}, 0, ""},
		{"TRACE", "TRACE", &moby, []string{ifOther}, 0, ""},
		{"CONNECT", "CONNECT", &moby, []string{ifOther}, 0, ""},
		{"OPTIONS, nothing stored", "OPTIONS", nil, []string{ifOther}, 0, ""},
		{"TRACE, nothing stored", "TRACE", nil, nil, 0, ""},
		{"CONNECT, nothing stored", "CONNECT", nil, nil, 0, ""},
		{"GET", "GET", &moby, nil, 0, ""},

		{"PUT, missing", "PUT", &moby, nil, 428, "If-Match"},
		{"PUT, failed", "PUT", &moby, []string{ifOther}, 412, "If-Match"},
		{"PUT that creates, exists", "PUT", &moby, []string{ifNew}, 412, "If-None-Match"},
		{"PUT, malformed", "PUT", &moby, []string{ifMoby, "If-None-Match: x"}, 400, "If-None-Match"},
		{"PUT, nothing stored, missing", "PUT", nil, nil, 428, "If-None-Match"},
		{"PUT, nothing stored, failed", "PUT", nil, []string{"If-Match: *"}, 412, "If-Match"},
		{"PATCH, nothing stored", "PATCH", nil, []string{ifOther}, 404, ""},
		{"DELETE, nothing stored", "DELETE", nil, nil, 404, ""},
		{"GET, nothing stored", "GET", nil, []string{ifNew}, 404, ""},
		{"GET, failed", "GET", &moby, []string{ifOther}, 412, "If-Match"},
		{"HEAD, fresh", "HEAD", &moby, []string{ifNew}, 304, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, "/books/moby", nil)
			r.Header = header(test.lines...)
			if ok := checkBook(w, r, test.stored); ok != (test.status == 0) {
				t.Fatalf("returned %t, answered %d", ok, w.Code)
			}
			switch test.status {
			case 0:
				if len(w.Header()) > 0 || w.Body.Len() > 0 {
					t.Errorf("answered %v %s", w.Header(), w.Body)
				}
			case http.StatusNotModified:
				if w.Code != test.status || w.Header().Get("Etag") != mobyTag {
					t.Errorf("%d %v", w.Code, w.Header())
				}
			default:
				checkProblem(t, w, test.status, test.field)
				if got := w.Header().Get("Etag"); test.stored != nil && got != mobyTag || test.stored == nil && got != "" {
					t.Errorf("ETag %q", got)
				}
			}
		})
	}
}

// The Problem that Evaluate returns belongs to the caller: changing it has no effect on
// later responses.
func TestEvaluateReturnsOwnProblem(t *testing.T) {
	r := httptest.NewRequest("PUT", "/books/moby", nil)
	r.Header = header(ifOther)
	for range 2 {
		p := bookResource.Evaluate(r, &State{Tag: []byte(mobyTag)})
		if p == nil || p.Status != http.StatusPreconditionFailed || p.Title != "" || len(p.Fields) != 1 || p.Fields.Get("Etag") != mobyTag {
			t.Fatalf("%+v", p)
		}
		p.Status, p.Title = http.StatusConflict, "Changed"
		p.Fields.Set("X-Changed", "yes")
	}
}
