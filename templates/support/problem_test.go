package etagen

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

// checkProblem checks that a response follows RFC 9457 and has what every error has.
func checkProblem(t *testing.T, w *httptest.ResponseRecorder, status int, field string) {
	t.Helper()
	var p map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	if w.Code != status || p["status"] != float64(status) || p["title"] != http.StatusText(status) {
		t.Errorf("got %d, problem %v; want %d", w.Code, p, status)
	}
	if detail, _ := p["detail"].(string); !strings.HasSuffix(detail, ".") {
		t.Errorf("the detail is no sentence: %q", detail)
	}
	if got, _ := p["header"].(string); got != field || p["type"] != nil {
		t.Errorf("problem %v, want header %q and no type", p, field)
	}
	h := w.Header()
	if h.Get("Content-Type") != "application/problem+json" || h.Get("Cache-Control") != "no-store" ||
		h.Get("Content-Length") != strconv.Itoa(w.Body.Len()) {
		t.Errorf("header %v", h)
	}
}

func TestPreconditionFailedNamesTheField(t *testing.T) {
	for line, field := range map[string]string{
		`If-Match: "v2"`:                    "If-Match",
		"If-Unmodified-Since: " + olderDate: "If-Unmodified-Since",
	} {
		w := serve("GET", header(line), strongTag, nil)
		checkProblem(t, w, http.StatusPreconditionFailed, field)
		if !strings.Contains(w.Body.String(), " again and base the change") || w.Header().Get("Etag") != `"v1"` {
			t.Errorf("%s: %v %s", line, w.Header(), w.Body)
		}
	}
	w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", "/", nil)
	r.Header = header("If-None-Match: *")
	if testResource.Proceed(w, r, strongTag, nil) {
		t.Error("If-None-Match: * does not keep a PUT from what exists")
	}
	checkProblem(t, w, http.StatusPreconditionFailed, "If-None-Match")
}

func TestFail(t *testing.T) {
	broken := errors.New("no route to database 10.0.0.7")
	tests := []struct {
		name   string
		err    error
		status int
		told   bool
	}{
		{"not found", errBookNotFound, http.StatusNotFound, false},
		{"not found, wrapped", fmt.Errorf("getting book 7: %w", errBookNotFound), http.StatusNotFound, false},
		{"anything else", broken, http.StatusInternalServerError, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var told error
			r := httptest.NewRequest("GET", "/books/7", nil)
			w := httptest.NewRecorder()
			testResource.Fail(w, r, test.err, &Settings{OnError: func(got *http.Request, err error) {
				if got != r {
					t.Error("told of another request")
				}
				told = err
			}})
			checkProblem(t, w, test.status, "")
			if (told != nil) != test.told || test.told && told != test.err {
				t.Errorf("told %v", told)
			}
			if strings.Contains(w.Body.String(), "database") {
				t.Errorf("the client learns of the cause: %s", w.Body)
			}
			testResource.Fail(httptest.NewRecorder(), r, test.err, nil)
		})
	}
}

func TestAllowRead(t *testing.T) {
	for _, method := range []string{"GET", "HEAD"} {
		w := httptest.NewRecorder()
		if !testResource.AllowRead(w, httptest.NewRequest(method, "/", nil), nil) || len(w.Header()) != 0 {
			t.Errorf("%s: %d %v", method, w.Code, w.Header())
		}
	}
	for _, method := range []string{"PUT", "POST", "OPTIONS", "get", "X"} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/", nil)
		r.Header = header(`If-Match: "v2"`, "If-None-Match: *")
		if testResource.AllowRead(w, r, nil) || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d %v", method, w.Code, w.Header())
		}
		checkProblem(t, w, http.StatusMethodNotAllowed, "")
	}
}

func TestOptions(t *testing.T) {
	handle := Options("GET, HEAD, OPTIONS")
	for i := 0; i < 2; i++ {
		w, r := httptest.NewRecorder(), httptest.NewRequest("OPTIONS", "/", nil)
		r.Header = header(`If-Match: "v2"`, "If-None-Match: *", "If-Unmodified-Since: "+olderDate)
		handle(w, r)
		if w.Code != 204 || w.Body.Len() != 0 || len(w.Header()) != 1 || w.Header().Get("Allow") != "GET, HEAD, OPTIONS" {
			t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
		}
		w.Header().Add("Allow", "by a wrapper")
	}
}

// pointerOf returns the pointer in a problem of this package.
func pointerOf(p *problem) string {
	if len(p.Errors) == 0 {
		return ""
	}
	return p.Errors[0].Pointer
}
