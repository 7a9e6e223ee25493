package etagenclient

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A proxy is a transport that reads as a client does: it looks into the cache, sends a
// request, and stores the response. It keeps header fields itself, because a client does
// not use those of a copy.
type proxy struct {
	next   http.RoundTripper
	cache  Cache
	mu     sync.Mutex
	fields map[string]http.Header // of copies, by key
}

// varying describes the resource of the test server, which varies by these fields.
func varying() *Resource {
	res := books()
	res.Vary = []string{"Abc", "Foo", "Bar", "Baz"}
	return res
}

// RoundTrip reads through the cache. Writes invalidate copies in it.
func (p *proxy) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodGet && r.Header.Get("Range") == "" {
		return p.read(r)
	}
	res, err := p.next.RoundTrip(r)
	if err == nil && r.Method != http.MethodGet && r.Method != http.MethodHead {
		c := Client{HTTP: &http.Client{}, Cache: p.cache}
		c.invalidate(varying(), r, "", &answer{status: res.StatusCode, header: res.Header, asked: r, from: r})
	}
	return res, err
}

// labels are the fields by which the tests name a request. They differ in each, so only the
// transport adds them: with other fields from Prepare, no copy is fresh.
func labels() []string { return []string{"Req-Num", "Test-Id", "Test-Name"} }

// read reads like a client that sends the fields of a request.
func (p *proxy) read(r *http.Request) (*http.Response, error) {
	v := &visit{proxy: p, request: r}
	c := Client{HTTP: &http.Client{Transport: v}, Cache: v, Tries: 1, Prepare: func(req *http.Request) error {
		req.Header = r.Header.Clone()
		req.Header.Del("If-None-Match") // the client's own preconditions are evaluated here
		req.Header.Del("If-Modified-Since")
		for _, name := range labels() {
			req.Header.Del(name)
		}
		return nil
	}}
	now := strings.Contains(r.Header.Get("Cache-Control"), "no-cache")
	s, err := c.read(r.Context(), varying(), read{address: r.URL.String(), now: now, accept: func([]byte) error { return nil }})
	if v.failed != nil {
		return nil, v.failed
	}
	if err != nil {
		return v.response(v.status, v.received, v.body), nil
	}
	if none := r.Header.Get("If-None-Match"); s.tag != "" && (none == anyTag || sameState(none, s.tag)) {
		return v.response(http.StatusNotModified, v.header(), nil), nil
	}
	return v.response(http.StatusOK, v.header(), s.body), nil
}

// A visit is one read through a proxy: it is the transport and the cache of its client.
type visit struct {
	*proxy
	request *http.Request

	status   int
	received http.Header // nil if no request was sent
	body     []byte
	failed   error

	copied http.Header // of the copy that was found
	from   time.Time   // when it was requested
}

// RoundTrip sends the request, and declares the response as JSON, because the client
// reads nothing else.
func (v *visit) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	for _, name := range labels() {
		r.Header[name] = v.request.Header[name]
	}
	res, err := v.next.RoundTrip(r)
	if err != nil {
		v.failed = err
		return nil, err
	}
	v.body, v.failed = io.ReadAll(res.Body)
	res.Body.Close()
	v.status, v.received = res.StatusCode, res.Header.Clone()
	res.Header.Set("Content-Type", "application/json")
	res.Header.Del("Content-Encoding") // some tests send one that does not apply to the content
	res.ContentLength, res.Body = int64(len(v.body)), io.NopCloser(strings.NewReader(string(v.body)))
	return res, v.failed
}

// Get records what is known about a copy.
func (v *visit) Get(key string) ([]byte, bool) {
	b, ok := v.cache.Get(key)
	if e, isCopy := decodeCopy(b); isCopy {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.copied, v.from = v.fields[key], e.from
	}
	return b, ok
}

// Set stores a copy with the header fields of its response. What is no copy is a mark.
func (v *visit) Set(key string, b []byte) {
	v.cache.Set(key, b)
	if _, isCopy := decodeCopy(b); isCopy {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.fields[key] = v.header()
	}
}

func (v *visit) Delete(key string) { v.cache.Delete(key) }

// header returns the fields of a copy, updated by the response of the server (RFC 9111
// §3.2, §4.3.4).
func (v *visit) header() http.Header {
	switch {
	case v.received == nil:
		h := v.copied.Clone()
		age, _ := strconv.Atoi(h.Get("Age"))
		h.Set("Age", strconv.Itoa(age+int(time.Since(v.from)/time.Second)))
		return h
	case v.status != http.StatusNotModified || v.copied == nil:
		return v.received
	}
	h := v.copied.Clone()
	for name, values := range v.received {
		switch name {
		case "Content-Encoding", "Content-Range", "Content-Length", "Content-Md5", "Etag":
		default:
			h[name] = values
		}
	}
	return h
}

// response returns a response to the request.
func (v *visit) response(status int, header http.Header, body []byte) *http.Response {
	return &http.Response{
		StatusCode: status, Status: strconv.Itoa(status) + " " + http.StatusText(status), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, ContentLength: int64(len(body)), Body: io.NopCloser(strings.NewReader(string(body))), Request: v.request,
	}
}

// TestHTTPCacheTests runs the tests at cache-tests.fyi through a reverse proxy that uses
// the client's cache. It runs those for browsers, since the cache belongs to one user.
// HTTP_CACHE_TESTS is the folder of the package http-cache-tests: make test-clients.
func TestHTTPCacheTests(t *testing.T) {
	folder := os.Getenv("HTTP_CACHE_TESTS")
	if folder == "" {
		t.Skip("HTTP_CACHE_TESTS names no folder of the npm package http-cache-tests")
	}
	origin, err := url.Parse(startOrigin(t, folder))
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{next: &http.Transport{DisableCompression: true}, cache: NewCache(64 << 20), fields: map[string]http.Header{}}
	reverse := &httputil.ReverseProxy{
		Transport: p,
		Rewrite:   func(r *httputil.ProxyRequest) { r.SetURL(origin) },
		ErrorLog:  log.New(io.Discard, "", 0), // the server breaks connections on purpose
	}
	server := httptest.NewServer(reverse)
	defer server.Close()
	out, err := exec.Command("node", "../../../examples/clients/cachetests.mjs", server.URL).Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var results []cacheTest
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Kind == "required" && r.Result == "fail" {
			t.Errorf("%s: %s (%s)", r.ID, r.Name, r.Message)
		}
		t.Log(r.Result, r.Kind, r.ID, r.Message)
	}
	page, err := os.ReadFile("../../../docs/client.md")
	if err != nil {
		t.Fatal(err)
	}
	if table := tableOf(results); !strings.Contains(string(page), table) {
		t.Errorf("docs/client.md does not have the results:\n%s", table)
	}
}

// A cacheTest is the result of a test.
type cacheTest struct {
	Suite, Title, ID, Name, Kind, Result, Message string
}

// tableOf returns the results in the form of docs/client.md, one line for each suite.
func tableOf(results []cacheTest) string {
	var titles []string
	count := map[string]int{}
	for _, r := range results {
		if r.Kind == "check" {
			continue // it reports what a cache does, not what it should do
		}
		if !slices.Contains(titles, r.Title) {
			titles = append(titles, r.Title)
		}
		count[r.Title+r.Kind]++
		count[r.Title+r.Kind+r.Result]++
	}
	var b strings.Builder
	for _, title := range titles {
		fmt.Fprintf(&b, "| %s |", title)
		for _, column := range []string{"requiredpass", "requiredfail", "requirednot reached"} {
			fmt.Fprintf(&b, " %d |", count[title+column])
		}
		fmt.Fprintf(&b, " %d of %d |\n", count[title+"optimalpass"], count[title+"optimal"])
	}
	return b.String()
}

// startOrigin starts the server of the tests.
func startOrigin(t *testing.T, folder string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, "node", "server/server.mjs")
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "npm_config_protocol=http", "npm_config_port=0", "npm_config_pidfile="+filepath.Join(t.TempDir(), "pid"))
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, out)
	port := line[strings.LastIndexByte(line, ':')+1:]
	return fmt.Sprintf("http://127.0.0.1:%s", strings.Trim(port, "/\n"))
}
