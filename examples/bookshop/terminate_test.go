package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

// A service that gets SIGTERM under load responds to every request that it has taken.
// /readyz fails before the service stops, and every acknowledged write is stored.
func TestTerminatedUnderLoad(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGTERM")
	}
	path := seededFile(t)
	shop := startShop(t, path)
	var answered atomic.Int64
	enough := make(chan struct{})
	clients := make([]loadClient, 12)
	var wg sync.WaitGroup
	for i := range clients {
		c := &clients[i]
		c.url = shop.url + "/books/" + strconv.Itoa(i+1)
		wg.Go(func() {
			for c.err == nil {
				if c.step(); answered.Add(1) == 300 {
					close(enough)
				}
			}
		})
	}
	notReady := make(chan bool, 1)
	go func() { notReady <- saysNo(shop.url) }()
	<-enough
	if err := shop.process.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	if err := shop.process.Wait(); err != nil {
		t.Errorf("the service ended with %v", err)
	}
	if !<-notReady {
		t.Error("/readyz has not said no")
	}
	again := startShop(t, path)
	for i, c := range clients {
		// A connection that was idle or not yet accepted when the listener closed is
		// reset, broken, or ends before the first byte. Its request was not taken.
		refused := slices.ContainsFunc([]error{syscall.ECONNREFUSED, syscall.ECONNRESET, syscall.EPIPE, io.EOF},
			func(known error) bool { return errors.Is(c.err, known) })
		if !refused {
			t.Errorf("client %d, after %d requests: %v, want every request answered that was taken", i, c.sent, c.err)
		}
		if _, body := do(t, "GET", again.url+"/books/"+strconv.Itoa(i+1)); !strings.Contains(body, fmt.Sprintf(`"price":%d,`, c.price)) {
			t.Errorf("the price %d was acknowledged: %.200s", c.price, body)
		}
	}
	again.kill(t)
}

// A loadClient changes and reads the price of its own book, again and again. It stops at
// the first request without a complete response.
type loadClient struct {
	url, tag    string
	price, sent int
	err         error
}

func (c *loadClient) step() {
	c.sent++
	if c.tag == "" || c.sent%3 > 0 {
		c.send("GET", "", "If-None-Match", http.StatusOK, http.StatusNotModified)
		return
	}
	c.send("PATCH", fmt.Sprintf(`{"price":%d}`, c.price+1), "If-Match", http.StatusOK)
	if c.err == nil {
		c.price++
	}
}

func (c *loadClient) send(method, content, condition string, statuses ...int) {
	r, err := http.NewRequestWithContext(context.Background(), method, c.url, io.NopCloser(strings.NewReader(content))) // NopCloser keeps it from being sent again
	if err != nil {
		c.err = err
		return
	}
	r.Header.Set("Content-Type", mergePatch)
	if c.tag != "" {
		r.Header.Set(condition, c.tag)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		c.err = err
		return
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		c.err = err
		return
	}
	for _, s := range statuses {
		if response.StatusCode == s {
			c.tag = response.Header.Get("ETag")
			return
		}
	}
	c.err = fmt.Errorf("%s %s: %s", method, c.url, response.Status)
}

// saysNo reports whether /readyz fails before the service is unreachable.
func saysNo(url string) bool {
	for {
		response, err := http.Get(url + "/readyz")
		if err != nil {
			return false
		}
		response.Body.Close()
		if response.StatusCode == http.StatusServiceUnavailable {
			return true
		}
		runtime.Gosched()
	}
}
