package postgres

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
)

func TestPostgreSQL(t *testing.T) {
	c := startCluster(t)
	t.Run("the replica is up to date", func(t *testing.T) {
		testBookStore(t, func(*testing.T) BookStore {
			c.empty()
			c.catchUp()
			return c.Store
		})
	})
	t.Run("the replica has nothing", func(t *testing.T) {
		c.lag(t)
		testBookStore(t, func(*testing.T) BookStore {
			c.empty()
			return c.Store
		})
	})
	t.Run("reads and writes while the replay is paused", c.readsAndWrites)
	t.Run("reads and writes 300 ms ahead of the replica", c.delayed)
	t.Run("no update of eight writers is lost", c.count)
	t.Run("lists with all that a list can take", c.lists)
}

// lag makes the replica keep its state until the end of the test.
func (c *cluster) lag(t *testing.T) {
	c.catchUp()
	c.pause()
	t.Cleanup(c.resume)
}

// send sends a request, and decodes the book in the response.
func (c *cluster) send(t *testing.T, method, body string, lines ...string) (status int, tag string, b Book) {
	mux := http.NewServeMux()
	handler := &BookHandler{Store: c.Store, OnError: func(r *http.Request, err error) { t.Errorf("%s %s: %v", r.Method, r.URL, err) }}
	handler.Register(mux)
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/moby", strings.NewReader(body))
	r.Header.Set("Content-Type", map[string]string{"PUT": "application/json"}[method])
	if method == "PATCH" {
		r.Header.Set("Content-Type", "application/merge-patch+json")
	}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Add(name, value)
	}
	mux.ServeHTTP(w, r)
	if w.Code == http.StatusOK {
		if err := json.Unmarshal(w.Body.Bytes(), &b); err != nil {
			t.Errorf("%s: %v", w.Body, err)
		}
	}
	return w.Code, w.Header().Get("Etag"), b
}

// want is send that checks the status.
func (c *cluster) want(t *testing.T, status int, method, body string, lines ...string) (tag string, b Book) {
	t.Helper()
	got, tag, b := c.send(t, method, body, lines...)
	if got != status {
		t.Errorf("%s with %q: status %d, want %d", method, lines, got, status)
	}
	return tag, b
}

// begin creates the book, and waits until the replica has it.
func (c *cluster) begin(t *testing.T) (tag string) {
	t.Helper()
	c.empty()
	c.want(t, 201, "PUT", `{"title":"Moby-Dick","copies":0}`, "If-None-Match: *")
	c.catchUp()
	tag, _ = c.want(t, 200, "GET", "")
	return tag
}

// ahead changes the book three times, and sends requests of a client that has seen more
// than the replica.
func (c *cluster) ahead(t *testing.T, first string) {
	tag := first
	for n := 1; n <= 3; n++ {
		tag, _ = c.want(t, 200, "PATCH", `{"copies":`+strconv.Itoa(n)+`}`, "If-Match: "+tag)
		c.want(t, 304, "GET", "", "If-None-Match: "+tag)
	}
	tag, _ = c.want(t, 200, "PATCH", `{"copies":4}`, "If-Match: *")
	c.want(t, 304, "GET", "", "If-None-Match: "+tag)
	c.want(t, 304, "HEAD", "", "If-None-Match: "+first+", W/"+tag)
	if _, b := c.want(t, 200, "GET", "", "If-Match: "+tag); b.Copies != 4 {
		t.Errorf("read what the client has seen: %d copies, want 4", b.Copies)
	}
	c.want(t, 412, "PATCH", `{"copies":9}`, "If-Match: "+first)
	c.want(t, 412, "DELETE", "", "If-Match: "+first)
}

func (c *cluster) readsAndWrites(t *testing.T) {
	first := c.begin(t)
	c.lag(t)
	c.ahead(t, first)
	if tag, b := c.want(t, 200, "GET", ""); tag != first || b.Copies != 0 {
		t.Errorf("another client reads %s with %d copies, but the replica has %s", tag, b.Copies, first)
	}
	c.want(t, 304, "GET", "", "If-None-Match: "+first)
	c.want(t, 204, "DELETE", "", "If-Match: *")
	c.want(t, 404, "PATCH", `{"copies":9}`, "If-Match: *")
	tag, _ := c.want(t, 201, "PUT", `{"title":"Moby-Dick","copies":7}`, "If-None-Match: *")
	c.resume()
	c.catchUp()
	if now, b := c.want(t, 200, "GET", ""); now == first || now == tag || b.Copies != 7 {
		t.Errorf("the replica has %s with %d copies when it has caught up, want 7", now, b.Copies)
	}
}

func (c *cluster) delayed(t *testing.T) {
	first := c.begin(t)
	c.delay("300ms")
	defer c.delay("0")
	c.ahead(t, first)
	c.catchUp()
	if _, b := c.want(t, 200, "GET", ""); b.Copies != 4 {
		t.Errorf("the replica has %d copies when it has caught up, want 4", b.Copies)
	}
}

// count makes eight writers add copies with compare-and-swap. After a lost race a writer
// reads the new state, which the replica never has.
func (c *cluster) count(t *testing.T) {
	const writers, each = 8, 25
	first := c.begin(t)
	c.lag(t)
	var done sync.WaitGroup
	for range writers {
		done.Go(func() {
			tag, copies := first, 0
			for added := 0; added < each; {
				status, now, b := c.send(t, "PATCH", `{"copies":`+strconv.Itoa(copies+1)+`}`, "If-Match: "+tag)
				if status == http.StatusOK {
					added++
				}
				for status == http.StatusPreconditionFailed {
					status, now, b = c.send(t, "GET", "", "If-Match: "+now)
				}
				if status != http.StatusOK {
					t.Errorf("status %d", status)
					return
				}
				tag, copies = now, b.Copies
			}
		})
	}
	done.Wait()
	stored, err := c.GetBookForWrite(t.Context(), "moby")
	if err != nil || stored.Copies != writers*each {
		t.Errorf("%+v, %v after %d additions", stored, err, writers*each)
	}
}
