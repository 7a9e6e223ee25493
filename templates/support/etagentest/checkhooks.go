package etagentest

import (
	"net/http"
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
