package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// crowd is the number of connections that hostile clients open. The service accepts
// only some of them at once.
const crowd = 3000

// Thousands of clients that send half a header, half a body or an endless one take
// a bounded amount of memory, and the service continues.
func TestHostileClientsByTheThousand(t *testing.T) {
	// A soft limit, so that garbage that nobody had time to collect does not count.
	shop := startShop(t, seededFile(t), "GOMEMLIMIT=200MiB", "GOGC=100")
	address := strings.TrimPrefix(shop.url, "http://")
	var mu sync.Mutex
	var open []net.Conn
	var wg sync.WaitGroup
	for i := range 30 {
		wg.Go(func() {
			for range crowd / 30 {
				conn, err := net.Dial("tcp", address)
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				open = append(open, conn)
				mu.Unlock()
				hostile(conn, i)
			}
		})
	}
	wg.Wait()
	if r, _ := do(t, "GET", shop.url+"/books/2"); r.StatusCode != http.StatusOK {
		t.Errorf("%s for an ordinary client during the attack", r.Status)
	}
	if held := memory(t, shop.url); held > 300<<20 {
		t.Errorf("%d connections take %d MB", crowd, held>>20)
	}
	for _, conn := range open {
		conn.Close()
	}
	if r, _ := do(t, "GET", shop.url+"/readyz"); r.StatusCode != http.StatusOK {
		t.Errorf("%s after the crowd has left", r.Status)
	}
	shop.kill(t)
}

// hostile keeps a server busy in one of several ways.
func hostile(conn net.Conn, way int) {
	switch way % 5 {
	case 0: // nothing
	case 1:
		io.WriteString(conn, "GET /books HTTP/1.1\r\nHost: x\r\nX-Slow: ")
	case 2:
		fmt.Fprintf(conn, "PUT /books/2 HTTP/1.1\r\nHost: x\r\nIf-Match: *\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n{\"title\":\"", 1<<40)
	case 3:
		io.WriteString(conn, "GET /books?limit=100 HTTP/1.1\r\nHost: x\r\n\r\n") // and does not read
	case 4: // HTTP/2, with a stream that never ends
		io.WriteString(conn, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00")
	}
}

// memory returns the number of bytes that the service uses, without those of the race
// detector.
func memory(t *testing.T, url string) int {
	t.Helper()
	all := families(t, url)
	gauge := func(name string) float64 { return all[name].GetMetric()[0].GetGauge().GetValue() }
	return int(gauge("go_memstats_sys_bytes") - gauge("go_memstats_heap_released_bytes"))
}

// After many streams of HTTP/2 were cancelled at once, as in a rapid reset, the
// service still responds.
func TestRequestsOverHTTP2GivenUp(t *testing.T) {
	shop := startShop(t, seededFile(t))
	transport := &http.Transport{Protocols: new(http.Protocols)}
	transport.Protocols.SetUnencryptedHTTP2(true)
	client := &http.Client{Transport: transport}
	first, err := client.Get(shop.url + "/books/2")
	if err != nil {
		t.Fatal(err)
	}
	first.Body.Close()
	var wg sync.WaitGroup
	for range 500 {
		wg.Go(func() {
			response, err := client.Get(shop.url + "/books?limit=100")
			if err == nil {
				response.Body.Close() // unread, which resets the stream
			}
		})
	}
	wg.Wait()
	r, err := http.NewRequest("GET", shop.url+"/books/2", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("If-None-Match", first.Header.Get("ETag"))
	again, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	again.Body.Close()
	if again.ProtoMajor != 2 || again.StatusCode != http.StatusNotModified {
		t.Errorf("%s %s, want HTTP/2 and 304", again.Proto, again.Status)
	}
	shop.kill(t)
}
