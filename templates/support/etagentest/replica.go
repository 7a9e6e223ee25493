package etagentest

import (
	"net/http"
	"testing"
	"time"
)

// A replicated is a resource in a store whose replica lags.
type replicated[P any] struct {
	*Target
	store *Memory[P]
	p     P
	etag  func(P) string
}

// RunReplica sends requests while the replica of a store lags. The primary decides
// on writes. It also decides on reads that name a newer version than the replica
// has, if the target is Ordered.
func RunReplica[P any](t *testing.T, target Target, store *Memory[P], p P, etag func(P) string) {
	t.Helper()
	r := &replicated[P]{&target, store, p, etag}
	for _, method := range target.Methods {
		t.Run(method+" of what the replica does not have yet", func(t *testing.T) { r.writeUnseen(t, method) })
	}
	if target.Ordered {
		t.Run("GET of what the replica does not have yet", r.readUnseen)
	}
	if len(target.Methods) == 0 {
		return
	}
	if c, ok := target.change(); ok && c.Method != http.MethodDelete {
		t.Run("many a "+c.Method+" in a row that the replica has not seen", func(t *testing.T) { r.writeInRow(t, c) })
	}
}

// created returns a handler whose store has the resource, but not in its replica.
func (r *replicated[P]) created() http.Handler {
	handler := r.New(false, r.now())
	r.store.Lag(true)
	r.store.Hold(r.p)
	return handler
}

// now is a day after the resource was modified.
func (r *replicated[P]) now() time.Time { return r.Modified.Add(24 * time.Hour) }

// writeUnseen sends a write that an older state would refuse.
func (r *replicated[P]) writeUnseen(t *testing.T, method string) {
	if r.Stays {
		return
	}
	c := r.writeRow(method, done(method), "", "If-Match", "*")
	if answer := r.send(r.created(), &c); answer.StatusCode != done(method) {
		t.Errorf("status %d with If-Match: *, want %d", answer.StatusCode, done(method))
	}
}

// readUnseen reads a state that the replica does not have. A client that names a version has seen it.
func (r *replicated[P]) readUnseen(t *testing.T) {
	handler, tag := r.created(), r.ETag
	weakly := r.weakRow(http.MethodGet, http.StatusOK, tag)
	for _, c := range []Case{
		{Want: 404},
		{Want: 404, Header: header("If-None-Match", "*")},
		{Want: 404, Header: header("If-None-Match", other)},
		{Want: 404, Header: header("If-Match", bare(tag))},
		{Want: 304, Header: header("If-None-Match", tag)},
		{Want: 304, Header: header("If-None-Match", weak(tag))},
		{Want: 304, Header: header("If-None-Match", other, "If-None-Match", tag), Method: http.MethodHead},
		{Want: 200, Header: header("If-Match", tag)},
		{Want: weakly.status(), Header: weakly.Header},
	} {
		r.read(t, handler, &c, c.Want != http.StatusNotFound)
	}
}

// read checks the status of the response to a read. Only a read for the primary
// asks the primary, and only once.
func (r *replicated[P]) read(t *testing.T, handler http.Handler, c *Case, primary bool) *http.Response {
	t.Helper()
	want, before := 0, r.store.Loads()
	if primary {
		want = 1
	}
	answer := r.send(handler, c)
	if answer.StatusCode != c.Want {
		t.Errorf("status %d for a read with %v, want %d", answer.StatusCode, c.Header, c.Want)
	}
	if got := r.store.Loads() - before; got != want {
		t.Errorf("a read with %v asked the primary %d times, want %d", c.Header, got, want)
	}
	return answer
}

// writeInRow changes the resource several times, each time with the tag of the last
// change, and reads states that the replica does not have.
func (r *replicated[P]) writeInRow(t *testing.T, c Case) {
	handler, tag := r.New(true, r.now()), r.ETag
	r.store.Lag(true)
	for range 3 {
		c.Header = header("If-Match", tag)
		if answer := r.send(handler, &c); answer.StatusCode != http.StatusOK {
			t.Fatalf("status %d with the current entity tag, want 200", answer.StatusCode)
		}
		tag = r.current(t)
	}
	c.Header = header("If-Match", r.ETag)
	if answer := r.send(handler, &c); answer.StatusCode != http.StatusPreconditionFailed {
		t.Errorf("status %d with the entity tag that the replica has, want 412", answer.StatusCode)
	}
	if !r.Ordered {
		return
	}
	r.read(t, handler, &Case{Want: 304, Header: header("If-None-Match", tag)}, true)
	r.read(t, handler, &Case{Want: 304, Header: header("If-None-Match", r.ETag+", "+tag)}, true)
	r.read(t, handler, &Case{Want: 200, Header: header("If-Match", tag)}, true)
	r.read(t, handler, &Case{Want: 304, Header: header("If-None-Match", r.ETag)}, false)
	wantHeader(t, r.read(t, handler, &Case{Want: 200}, false), "Etag", r.ETag)
	r.store.Lag(false)
	wantHeader(t, r.send(handler, &Case{}), "Etag", tag)
}

// current returns the entity tag of the state in the primary.
func (r *replicated[P]) current(t *testing.T) string {
	t.Helper()
	p, err := r.store.ItemAt(r.p)
	if err != nil {
		t.Fatal(err)
	}
	return r.etag(p)
}
