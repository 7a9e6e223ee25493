package etagentest

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// An exchange is a request of a table and its response.
type exchange struct {
	target    *Target
	c         *Case
	handler   http.Handler
	answer    *http.Response
	body      string
	plain     *http.Response // the response to a GET without preconditions
	plainBody string
	loaded    bool // the whole resource was loaded for it
	now       time.Time
	hooks     *hooks // what the hooks of the handler were told
	read      int    // how much of the content was read
}

// runTable sends the requests of a table, and the shared ones whose names it does
// not have, each as a subtest. It begins with a GET without a precondition: the
// other responses are compared with that one.
func runTable(t *testing.T, target *Target, cases, shared []Case, check func(*testing.T, *exchange)) {
	t.Helper()
	now := target.Modified.Add(24 * time.Hour)
	plain := target.send(target.New(true, now), &Case{})
	plainBody := read(t, plain)
	checkPlain(t, target, plain, plainBody)
	checkExposed(t, target, plain)
	for _, c := range slices.Concat(cases, others(shared, cases)) {
		t.Run(c.Name, func(t *testing.T) {
			loads := target.loads()
			x := &exchange{target: target, c: &c, now: now, handler: target.New(!c.Missing, now), plain: plain, plainBody: plainBody}
			x.send()
			x.body = read(t, x.answer)
			x.loaded = target.loads() != loads
			if want := c.status(); x.answer.StatusCode != want {
				t.Fatalf("status %d, want %d: %s", x.answer.StatusCode, want, x.body)
			}
			checkExposed(t, target, x.answer)
			check(t, x)
			checkHooks(t, x)
		})
	}
}

// send sends the request, with the hooks of the handler set.
func (x *exchange) send() {
	if s, ok := x.handler.(*served); ok {
		x.hooks = s.hook(x.c, false)
		defer func() { s.release(x.hooks) }()
	}
	content := strings.NewReader(x.c.Body)
	x.answer = x.target.sendContent(x.handler, x.c, x.c.method(), content)
	x.read = len(x.c.Body) - content.Len()
}

// others returns the rows whose names are not in the table.
func others(shared, table []Case) []Case {
	return slices.DeleteFunc(shared, func(c Case) bool {
		return slices.ContainsFunc(table, func(own Case) bool { return own.Name == c.Name })
	})
}

// loads returns how often the resource was loaded: always 0 if this is not counted.
func (t *Target) loads() int {
	if t.Loads == nil {
		return 0
	}
	return t.Loads()
}

// read returns the whole body of a response.
func read(t *testing.T, answer *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatalf("reading the body of the response: %v", err)
	}
	return string(body)
}
