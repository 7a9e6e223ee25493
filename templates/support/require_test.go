package etagen

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestRequire(t *testing.T) {
	const put, patch, del = "PUT", "PATCH", "DELETE"
	tests := []struct {
		name       string
		require    Require
		method, id string
		lines      []string
		status     int
	}{
		{"none: PUT", RequireNone, put, "moby", nil, 200},
		{"none: PUT creates", RequireNone, put, "new", nil, 201},
		{"none: PATCH", RequireNone, patch, "moby", nil, 200},
		{"none: DELETE", RequireNone, del, "moby", nil, 204},
		{"none: a precondition that fails", RequireNone, del, "moby", []string{ifOther}, 412},
		{"none: a malformed If-Match", RequireNone, del, "moby", []string{"If-Match: x"}, 412},
		{"none: a malformed If-None-Match", RequireNone, put, "moby", []string{"If-None-Match: x"}, 400},
		{"none: a date that fails", RequireNone, del, "moby", []string{"If-Unmodified-Since: " + sameDate}, 412},
		{"any: nothing", RequireAny, put, "moby", nil, 428},
		{"any: If-Match", RequireAny, put, "moby", []string{ifMoby}, 200},
		{"any: a date", RequireAny, put, "moby", []string{"If-Unmodified-Since: " + mobyDate}, 200},
		{"any: a date that fails", RequireAny, put, "moby", []string{"If-Unmodified-Since: " + sameDate}, 412},
		{"any: no date", RequireAny, put, "moby", []string{"If-Unmodified-Since: yesterday"}, 428},
		{"any: two dates", RequireAny, put, "moby", []string{"If-Unmodified-Since: " + mobyDate, "If-Unmodified-Since: " + mobyDate}, 428},
		{"any: If-Modified-Since", RequireAny, put, "moby", []string{"If-Modified-Since: " + sameDate}, 428},
		{"any: If-None-Match does not guard what exists", RequireAny, put, "moby", []string{`If-None-Match: "0"`}, 428},
		{"any: PUT creates", RequireAny, put, "new", []string{ifNew}, 201},
		{"any: a date where nothing exists", RequireAny, put, "new", []string{"If-Unmodified-Since: " + mobyDate}, 428},
		{"match: a date", RequireMatch, put, "moby", []string{"If-Unmodified-Since: " + mobyDate}, 428},
		{"match: a date beside If-Match", RequireMatch, put, "moby", []string{ifMoby, "If-Unmodified-Since: " + sameDate}, 200},
		{"match: empty If-None-Match where nothing exists", RequireMatch, put, "new", []string{"If-None-Match: "}, 400},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, "/books/"+test.id, strings.NewReader(`{}`))
			r.Header = header(append(test.lines, map[string]string{put: asJSON, patch: asPatch, del: "Accept: */*"}[test.method])...)
			r.SetPathValue("id", test.id)
			s := mobyShelf()
			answerWrite(w, r, bookWriter{&bookHandler{Store: s}}, requiring(test.require), test.method)
			if w.Code != test.status || (s.writes > 0) != (test.status < 300) {
				t.Errorf("got %d with %d writes, want %d", w.Code, s.writes, test.status)
			}
		})
	}
}
