package etagentest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

// checkHooks compares the calls of the handler's hooks with the response.
func checkHooks(t *testing.T, x *exchange) {
	t.Helper()
	s, ok := x.handler.(*served)
	if !ok {
		return
	}
	x.checkDecision(t, s)
	x.checkAsked(t)
	if failed := x.answer.StatusCode == http.StatusInternalServerError || x.c.load == timeIsOver || x.c.write == timeIsOver; (len(x.hooks.told) > 0) != (failed && !x.c.left) {
		t.Errorf("status %d, but OnError was called with %v", x.answer.StatusCode, x.hooks.told)
	}
	if want := x.struck(); x.hooks.failures != want {
		t.Errorf("the store failed %d times, want %d: a refusal must not be tried again", x.hooks.failures, want)
	}
	if x.forbidden() || x.struck() > 0 {
		x.checkRefusal(t)
	}
	x.checkOwnFormat(t)
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

// checkAsked checks that Authorize is called before preconditions are evaluated, and
// only with what exists.
func (x *exchange) checkAsked(t *testing.T) {
	t.Helper()
	c := x.c
	item := !x.target.list && c.Method != http.MethodPost
	creates := c.Method == http.MethodPut && x.target.Creates
	want := ""
	switch {
	case c.says == 0, c.direct != "", c.load != 0 && item, c.Missing && item && !creates, strings.Contains(c.Path, "%00"):
	case c.Method == http.MethodPost, c.Missing && item:
		want = "create"
	case x.target.list:
		want = "list"
	case c.reads():
		want = "get it"
	default:
		want = strings.ToLower(c.Method) + " it"
	}
	got := ""
	if len(x.hooks.asked) > 0 {
		got = x.hooks.asked[0]
	}
	if got != want {
		t.Errorf("Authorize was asked %q, want %q first", x.hooks.asked, want)
	}
}

// checkRefusal checks that the response to a refused request reveals nothing, and
// that its content was not read before Authorize was called.
func (x *exchange) checkRefusal(t *testing.T) {
	t.Helper()
	wantHeader(t, x.answer, "Etag", "")
	wantHeader(t, x.answer, "Last-Modified", "")
	own := x.forbidden()
	if own && x.read > 0 {
		t.Errorf("%d bytes of the content were read before Authorize was called", x.read)
	}
	switch x.answer.StatusCode {
	case http.StatusUnauthorized:
		wantHeader(t, x.answer, "Www-Authenticate", "Test")
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		again := "1"
		if x.c.write == timeIsOver {
			again = "" // it may have happened
		}
		wantHeader(t, x.answer, "Retry-After", again)
	case http.StatusNotFound:
		if own && !x.target.list && x.c.Method != http.MethodPost && x.c.kind() != "PUT that creates" && !(x.c.Method == http.MethodPut && x.target.Creates) {
			x.checkHidden(t)
		}
	}
}

// checkHidden compares the response for a hidden resource with that for a missing one.
func (x *exchange) checkHidden(t *testing.T) {
	t.Helper()
	missing := *x.c
	missing.Missing = true
	answer := x.target.send(x.target.New(false, x.now), &missing)
	if body := read(t, answer); body != x.body || !reflect.DeepEqual(answer.Header, x.answer.Header) {
		t.Errorf("a hidden resource gets %v %s, a missing one %v %s", x.answer.Header, x.body, answer.Header, body)
	}
}

// checkOwnFormat repeats the request with a handler whose errors have another
// format: only errors may differ.
func (x *exchange) checkOwnFormat(t *testing.T) {
	t.Helper()
	s := x.target.New(!x.c.Missing, x.now).(*served)
	h := s.hook(x.c, true)
	answer := x.target.send(s, x.c)
	body := read(t, answer)
	s.release(h)
	if answer.StatusCode != x.answer.StatusCode {
		t.Fatalf("status %d with WriteProblem, %d without", answer.StatusCode, x.answer.StatusCode)
	}
	if x.answer.Header.Get("Content-Type") != "application/problem+json" {
		if len(h.problems) > 0 || body == ownFormat {
			t.Errorf("WriteProblem wrote %s for a %d", body, answer.StatusCode)
		}
		return
	}
	if len(h.problems) != 1 || body != ownFormat {
		t.Errorf("%d with WriteProblem has the content %s", answer.StatusCode, body)
		return
	}
	if p := h.problems[0]; p.FieldByName("Status").Int() != int64(answer.StatusCode) || p.FieldByName("Title").String() == "" {
		t.Errorf("WriteProblem was given %v for a %d", p, answer.StatusCode)
	}
	for name := range x.answer.Header {
		if name != "Content-Type" && name != "Content-Length" {
			wantHeader(t, answer, name, strings.Join(x.answer.Header[name], ", "))
		}
	}
}
