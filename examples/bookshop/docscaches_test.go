package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// A cacheServer is a program in front of a bookshop that can store responses.
type cacheServer struct {
	program string
	args    []string // with CONFIG and DIR to be replaced
	rest    string   // of the configuration, which the page leaves out
}

// cacheServers are the programs by the language of their configurations.
var cacheServers = map[string]cacheServer{
	"vcl":     {"varnishd", []string{"-F", "-a", "127.0.0.1:80", "-f", "CONFIG", "-n", "DIR/varnish", "-s", "malloc,8m"}, ""},
	"squid":   {"squid", []string{"-N", "-f", "CONFIG"}, "cache_mem 8 MB\naccess_log none\ncache_log DIR/log\npid_filename none\ncoredump_dir DIR\npinger_enable off\nshutdown_lifetime 0 seconds\n"},
	"haproxy": {"haproxy", []string{"-db", "-f", "CONFIG"}, "defaults\n    timeout connect 10s\n    timeout client 60s\n    timeout server 60s\n"},
}

var cacheBlock = regexp.MustCompile("(?ms)^```(vcl|squid|haproxy)\n(.*?)^```$")

// In front of a bookshop, each configuration in the section passes conditions on, and
// the responses are current: no old body after a write.
func TestCachesAskTheHandler(t *testing.T) {
	const headline = "Caches that ask the handler"
	for _, section := range sections(page(t, "proxies.md")) {
		if title(section) != headline {
			continue
		}
		rows := tables(section)[0]
		blocks := cacheBlock.FindAllStringSubmatch(section, -1)
		if len(blocks) != len(cacheServers) {
			t.Errorf("%d configurations, want %d", len(blocks), len(cacheServers))
		}
		for _, m := range blocks {
			t.Run(m[1], func(t *testing.T) {
				o := newOrigin(t)
				rows.sendToCache(t, o, cacheServers[m[1]].start(t, m[2], o.address))
			})
		}
		for i, m := range nginxBlock.FindAllStringSubmatch(page(t, "proxies.md"), -1) {
			if strings.Contains(m[1], "proxy_cache ") && !strings.Contains(m[1], "proxy_set_header If-None-Match") {
				continue // the one that hides the conditions
			}
			t.Run(fmt.Sprint("nginx ", i+1), func(t *testing.T) {
				if _, err := exec.LookPath("nginx"); err != nil {
					t.Skip("there is no nginx here")
				}
				o := newOrigin(t)
				rows.sendToCache(t, o, startNginx(t, m[1], o.address))
			})
		}
		return
	}
	t.Errorf("docs/proxies.md has no section %q", headline)
}

// An origin is a bookshop that records the last request.
type origin struct {
	handler http.Handler
	address string

	mu   sync.Mutex
	last *http.Request
}

func newOrigin(t *testing.T) *origin {
	t.Helper()
	shop := newDocShop(t)
	o := &origin{handler: shop.handler(shop.store, shop.store)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		o.last = r
		o.mu.Unlock()
		o.handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	o.address = server.Listener.Addr().String()
	return o
}

// asked returns the conditions of the last request, and forgets it.
func (o *origin) asked() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	r := o.last
	o.last = nil
	if r == nil {
		return nil
	}
	return r.Header.Values("If-None-Match")
}

// sendToCache sends the requests of the rows, one after the other, and compares the
// responses with the page, and with those of the handler itself.
func (tb table) sendToCache(t *testing.T, o *origin, client *http.Client) {
	for _, row := range tb.rows {
		tb.sendThrough(t, client, row)
		request, _ := tb.cell(row, "request")
		want := parseRow(t, request).Header.Values("If-None-Match")
		if got := o.asked(); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s reaches the handler with If-None-Match %q, want %q", request, got, want)
		}
		if strings.HasPrefix(request, "`GET") {
			compareDirect(t, o, client, request)
		}
	}
}

// compareDirect compares the response through a program with that of the handler.
func compareDirect(t *testing.T, o *origin, client *http.Client, request string) {
	t.Helper()
	direct := httptest.NewRecorder()
	o.handler.ServeHTTP(direct, parseRow(t, request))
	r := parseRow(t, request)
	r.RequestURI, r.URL.Scheme, r.URL.Host = "", "http", "shop.example"
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != direct.Code || string(body) != direct.Body.String() {
		t.Errorf("%s: %s %s, but the handler sends %d %s, error %v", request, answer.Status, body, direct.Code, direct.Body, err)
	}
}

// start starts the program with a configuration in front of the service at an address,
// and returns a client for it.
func (s cacheServer) start(t *testing.T, config, address string) *http.Client {
	t.Helper()
	program, err := exec.LookPath(s.program)
	if err != nil {
		program, err = exec.LookPath("/usr/sbin/" + s.program)
	}
	if err != nil {
		t.Skip("there is no " + s.program + " here: make test-clients installs it")
	}
	dir, err := os.MkdirTemp("", "cache") // that its user can enter
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	own := l.Addr().String()
	l.Close() // the program listens there
	_, port, _ := net.SplitHostPort(address)
	path := filepath.Join(dir, "config")
	fill := strings.NewReplacer("127.0.0.1:8080", address, "8080", port, "127.0.0.1:80", own, "CONFIG", path, "DIR", dir).Replace
	if err := os.WriteFile(path, []byte(fill(s.rest+config)), 0o644); err != nil {
		t.Fatal(err)
	}
	var args []string
	for _, arg := range s.args {
		args = append(args, fill(arg))
	}
	runServer(t, own, exec.Command(program, args...))
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", own)
	}
	transport := &http.Transport{DialContext: dial, DisableCompression: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

// runServer runs a program until the test is over, and returns once it listens.
func runServer(t *testing.T, address string, server *exec.Cmd) {
	t.Helper()
	var said strings.Builder
	server.Stdout, server.Stderr = &said, &said
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	t.Cleanup(func() {
		_ = server.Process.Signal(os.Interrupt) // it may have ended
		<-ended
	})
	for {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s has ended: %v\n%s", server.Path, err, &said)
		case <-time.After(10 * time.Millisecond): // before the next look
		}
	}
}
