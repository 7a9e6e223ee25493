package etagentest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// checkDecision checks that Observe is called once, with the outcome of the request.
func (x *exchange) checkDecision(t *testing.T, s *served) {
	t.Helper()
	op, pattern := x.operation(s)
	if op == "" || len(x.hooks.decided) != 1 {
		if op != "" || len(x.hooks.decided) > 0 {
			t.Errorf("Observe was called with %v for a %d", x.hooks.decided, x.answer.StatusCode)
		}
		return
	}
	status, length, rounds := x.answer.StatusCode, len(x.body), 0
	if x.c.left {
		status = 499
	}
	if x.answer.Request.Method == http.MethodHead {
		length = 0
	}
	if made := x.answer.StatusCode < 300 || x.answer.StatusCode == http.StatusConflict; !x.c.reads() && x.c.load == 0 && (made || x.struck() > 0) {
		rounds = 1
	}
	d := x.hooks.decided[0]
	for name, want := range map[string]any{"Op": op, "Pattern": pattern, "Status": status, "Field": x.field(), "Rounds": rounds, "Bytes": length} {
		if got := d.FieldByName(name); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("Observe was called with the %s %v for a %d, want %v", name, got, x.answer.StatusCode, want)
		}
	}
	if err, refused := d.FieldByName("Err"), x.struck() > 0 || x.forbidden() || x.c.invalid && status == http.StatusUnprocessableEntity; err.IsNil() == refused && x.answer.StatusCode != http.StatusNotFound && x.answer.StatusCode != http.StatusConflict {
		t.Errorf("Observe was called with the error %v for a %d", err, x.answer.StatusCode)
	}
}

// operation returns the operation that the hooks are called with, and the route; both
// are empty if they are not called.
func (x *exchange) operation(s *served) (op, pattern string) {
	r := x.answer.Request
	method := r.Method
	if x.c.direct != "" {
		method = x.c.direct
		r = request(method, x.target.pathOf(x.c))
	}
	if pattern = s.pattern(r); pattern == "" {
		return "", ""
	}
	switch {
	case method == http.MethodOptions:
		return "", ""
	case method == http.MethodPost:
		return "create", pattern
	case method != http.MethodGet && method != http.MethodHead:
		return strings.ToLower(method), pattern
	case x.target.list:
		return "list", pattern
	}
	return "get", pattern
}

// field returns the field that decided the response, according to its content. A
// 304 and a response to HEAD name none.
func (x *exchange) field() string {
	sent := x.answer.Request.Header
	var p struct{ Header string }
	switch status := x.answer.StatusCode; {
	case status == http.StatusNotModified && sent["If-None-Match"] != nil:
		return "If-None-Match"
	case status == http.StatusNotModified:
		return "If-Modified-Since"
	case status == http.StatusPreconditionFailed && x.body == "" && sent["If-Match"] != nil:
		return "If-Match"
	case status == http.StatusPreconditionFailed && x.body == "":
		return "If-Unmodified-Since"
	case status == http.StatusBadRequest || status == http.StatusPreconditionFailed || status == http.StatusPreconditionRequired:
		_ = json.Unmarshal([]byte(x.body), &p) // checkProblem reports the error
	}
	return p.Header
}
