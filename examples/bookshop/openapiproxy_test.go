package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"example.com/bookshop/catalog"
)

// Prism, as a proxy for the requests of docs/http.md, finds no response that violates
// the document. PRISM names its program: make test-openapi installs it.
func TestNoResponseViolatesTheDocument(t *testing.T) {
	prism := os.Getenv("PRISM")
	if prism == "" {
		t.Skip("PRISM names no program: make test-openapi installs it")
	}
	document := os.Getenv("DOCUMENT")
	if document == "" {
		document = "catalog/openapi_etagen.json"
	}
	var service atomic.Pointer[http.Handler]
	upstream := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*service.Load()).ServeHTTP(w, r) }))
	t.Cleanup(upstream.Close)
	proxy := startPrism(t, prism, document, upstream.URL)
	noticesViolations(t, proxy, &service)
	operations, held := shopOperations(t), 0
	for _, row := range docRows(t) {
		t.Run(row.section+"/"+row.request, func(t *testing.T) {
			r, handler, _ := row.service(t, newDocShop(t), row.cells)
			handler, r = around(t, handler, r)
			service.Store(&handler)
			answer := sendTo(t, proxy, r)
			if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/plain") {
				return // from the mux, which has no route for it
			}
			want, _ := row.cell(row.cells, "response")
			if _, ok := operations[r.Method+" "+template(r.URL.RequestURI())]; !ok {
				return // Prism refuses by itself what the document does not have
			}
			if got := fmt.Sprint(answer.StatusCode); got != want {
				t.Fatalf("status %s, the page says %s", got, want)
			}
			held++
			for _, v := range violations(t, answer) {
				t.Errorf("Prism says of the response: %s", v)
			}
		})
	}
	if held < 100 {
		t.Errorf("Prism has seen %d responses", held)
	}
}

// noticesViolations checks that Prism reports responses that the document does not
// allow: otherwise the test could not fail.
func noticesViolations(t *testing.T, proxy string, service *atomic.Pointer[http.Handler]) {
	t.Helper()
	for name, violate := range map[string]func(w *httptest.ResponseRecorder){
		"nothing wrong": func(*httptest.ResponseRecorder) {},
		"a status":      func(w *httptest.ResponseRecorder) { w.Code = http.StatusNonAuthoritativeInfo },
		"an entity tag": func(w *httptest.ResponseRecorder) { w.Header().Set("ETag", "bare") },
		"caching":       func(w *httptest.ResponseRecorder) { w.Header().Set("Cache-Control", "public") },
		"a member":      func(w *httptest.ResponseRecorder) { w.Body = bytes.NewBufferString(`{"id":"one"}`) },
	} {
		var handler http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			answer := httptest.NewRecorder()
			catalog.ServeBook(answer, r, &catalog.Book{ID: 1, Title: "Emma"})
			violate(answer)
			maps.Copy(w.Header(), answer.Header())
			w.Header().Del("Content-Length")
			w.WriteHeader(answer.Code)
			_, _ = answer.Body.WriteTo(w)
		})
		service.Store(&handler)
		said := violations(t, sendTo(t, proxy, httptest.NewRequest(http.MethodGet, "/books/1", http.NoBody)))
		if (len(said) == 0) != (name == "nothing wrong") {
			t.Errorf("Prism reports %[2]q for a response with %[1]s", name, said)
		}
	}
}

// around removes from a request what Prism would change, and returns a service that
// restores it: the content, which Prism rewrites if it is JSON, and that the client
// has left.
func around(t *testing.T, service http.Handler, r *http.Request) (http.Handler, *http.Request) {
	t.Helper()
	content, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	gone := r.Context()
	passed := r.WithContext(context.Background())
	if len(content) > 0 {
		passed.Body, passed.ContentLength = io.NopCloser(strings.NewReader("{}")), 2
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Err() != nil {
			r = r.WithContext(gone)
		}
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(content)), int64(len(content))
		service.ServeHTTP(w, r)
	}), passed
}

// sendTo sends a request to a server at another address than that in its URL.
func sendTo(t *testing.T, address string, r *http.Request) *http.Response {
	t.Helper()
	r.RequestURI, r.URL.Scheme, r.URL.Host = "", "http", address
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	answer, err := http.DefaultTransport.RoundTrip(r.WithContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		t.Fatal(err)
	}
	return answer
}

// violations returns what Prism reports about a response. What it reports about the
// request is ignored: many rows have invalid requests.
func violations(t *testing.T, answer *http.Response) (all []string) {
	t.Helper()
	text := answer.Header.Get("Sl-Violations")
	if text == "" {
		return nil
	}
	var found []struct {
		Location []any
		Message  string
	}
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		t.Fatalf("Prism says %s: %v", text, err)
	}
	for _, v := range found {
		if v.Location[0] != "request" {
			all = append(all, fmt.Sprint(v.Location, " ", v.Message))
		}
	}
	return all
}

// startPrism starts Prism in front of a service and returns its address.
func startPrism(t *testing.T, program, document, upstream string) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	var said strings.Builder
	prism := exec.Command(program, "proxy", document, upstream, "--host", "127.0.0.1", "--port", address[strings.LastIndexByte(address, ':')+1:])
	prism.Stdout, prism.Stderr = &said, &said
	if err := prism.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- prism.Wait() }()
	t.Cleanup(func() {
		_ = prism.Process.Kill()
		<-ended
	})
	for {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return address
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("Prism has ended: %v\n%s", err, said.String())
		case <-time.After(50 * time.Millisecond):
		}
	}
}
