package etagenclient

import (
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// A response is read whatever its header says about its size, if MaxBody allows it. The
// header alone takes no memory.
func TestSizes(t *testing.T) {
	text := `{"id":1,"title":"A"}`
	for _, most := range []int64{0, int64(len(text)), math.MaxInt64 - 1, math.MaxInt64} {
		for _, length := range []int64{-1, int64(len(text)), 1 << 62} {
			c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
				res := page(r, 200, "application/json", text)
				res.ContentLength = length
				return res, nil
			})
			c.MaxBody, c.Tries = most, 1
			fits := length < 1<<62 || most > 1<<62
			if v, _, err := c.Get(newClock().context(), books(), at(1)); (err == nil) != fits {
				t.Errorf("MaxBody %d, Content-Length %d: %v %v", most, length, v, err)
			}
		}
	}
}

func TestContentFields(t *testing.T) {
	for _, test := range []struct {
		name, value string
		taken       bool
	}{
		{"Content-Encoding", "identity", true}, // RFC 9110 §8.4.1 reserves it, and servers send it
		{"Content-Encoding", "Identity", true},
		{"Content-Encoding", "gzip", false},
		{"Content-Encoding", "identity, gzip", false},
		{"Content-Type", "application/json; charset=", true},
		{"Content-Type", "application/problem+json; a", true},
		{"Content-Type", "text/html; charset=", false},
		{"Content-Type", "", false},
		{"Content-Type", "application/json, text/html", false},
	} {
		c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
			res := page(r, 200, "application/json", `{"id":1,"title":"A"}`)
			res.Header.Set(test.name, test.value)
			return res, nil
		})
		if _, _, err := c.Get(newClock().context(), books(), at(1)); (err == nil) != test.taken {
			t.Errorf("%s: %s is taken: %t, want %t: %v", test.name, test.value, err == nil, test.taken, err)
		}
	}
}

// A connection is used again after each response, also one that is not read as JSON.
func TestConnectionsAreKept(t *testing.T) {
	for _, media := range []string{"text/html", "application/problem+json", "application/json"} {
		for _, status := range []int{200, 404, 503} {
			var opened atomic.Int32
			server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", media)
				w.WriteHeader(status)
				io.WriteString(w, strings.Repeat("<", 1000))
			}))
			server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
				if state == http.StateNew {
					opened.Add(1)
				}
			}
			server.Start()
			c := &Client{BaseURL: server.URL, HTTP: server.Client(), Tries: 1}
			for range 3 {
				if _, _, err := c.Get(newClock().context(), books(), at(1)); err == nil {
					t.Error("the page is taken")
				}
			}
			if n := opened.Load(); n != 1 {
				t.Errorf("%d with %s: %d connections, want 1", status, media, n)
			}
			server.Close()
		}
	}
}
