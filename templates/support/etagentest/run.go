package etagentest

import (
	"io"
	"net/http"
	"slices"
	"testing"
	"time"
)

// Run sends the requests of the table to the target, each as a subtest, and
// checks all of each answer that RFC 9110 says something about. First of all
// it gets the resource without a precondition: that answer is what the others
// are compared with.
func Run(t *testing.T, target Target, cases []Case) {
	t.Helper()
	now := target.Modified.Add(24 * time.Hour)
	plain := target.send(target.New(true, now), &Case{})
	body := read(t, plain)
	checkPlain(t, &target, plain, body)
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			loads := target.loads()
			handler := target.handler(&c, now)
			got := target.send(handler, &c)
			text := read(t, got)
			if got.StatusCode != c.Want {
				t.Fatalf("status %d, want %d: %s", got.StatusCode, c.Want, text)
			}
			if c.writes() {
				target.checkWrite(t, &c, handler, got, text, body)
				return
			}
			check(t, &c, got, text, plain, body)
			if saved := c.Want == http.StatusNotModified || c.Want == http.StatusPreconditionFailed; saved && target.loads() != loads {
				t.Errorf("%d, though the validators alone decided, loaded the resource", c.Want)
			}
		})
	}
	if target.ETag != "" {
		t.Run("an entity tag that is malformed is none", func(t *testing.T) { checkMalformed(t, &target) })
	}
	if create := slices.IndexFunc(cases, Case.creates); create >= 0 {
		t.Run("404 PUT where no address can lead", func(t *testing.T) { checkUnaddressable(t, &target, cases[create]) })
	}
	if target.Blind != nil {
		t.Run("404 where the store returns another row", func(t *testing.T) { checkBlind(t, &target, cases) })
	}
	if !target.FixedClock && !target.Modified.IsZero() {
		t.Run("Last-Modified is never in the future", func(t *testing.T) { checkClamp(t, &target) })
	}
}

// loads is how often the resource was loaded: always 0 where that is not
// counted.
func (t *Target) loads() int {
	if t.Loads == nil {
		return 0
	}
	return t.Loads()
}

// read returns the whole body of an answer.
func read(t *testing.T, answer *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatalf("reading the body of the answer: %v", err)
	}
	return string(body)
}

// checkClamp holds the handler to RFC 9110 §8.8.2.1: an origin server whose
// clock is behind the modification time sends its own time.
func checkClamp(t *testing.T, target *Target) {
	now := target.Modified.Add(-time.Hour)
	got := target.send(target.New(true, now), &Case{}).Header.Get("Last-Modified")
	if got != Date(now) {
		t.Errorf("Last-Modified %q an hour before the change, want %q", got, Date(now))
	}
}

// checkBlind asks for what the store has another row for, as a database that
// ignores case may: that has an address of its own, and stays as it is.
func checkBlind(t *testing.T, target *Target, cases []Case) {
	*target.Blind = true
	defer func() { *target.Blind = false }()
	methods := []string{http.MethodGet}
	for _, c := range cases {
		if c.writes() && !slices.Contains(methods, c.Method) {
			methods = append(methods, c.Method)
		}
	}
	for _, method := range methods {
		handler := target.New(true, target.Modified.Add(24*time.Hour))
		c := Case{Method: method, Path: MoveString(target.Path, 1), Body: "{}"}
		if c.writes() {
			c.Header = http.Header{"If-Match": {"*"}}
		}
		if answer := target.send(handler, &c); answer.StatusCode != http.StatusNotFound {
			t.Errorf("status %d for %s %s where the store returns another row, want 404", answer.StatusCode, method, c.Path)
		}
		if answer := target.send(handler, &Case{}); answer.StatusCode != http.StatusOK {
			t.Errorf("status %d for a GET of that row after the %s, want 200", answer.StatusCode, method)
		}
	}
}
