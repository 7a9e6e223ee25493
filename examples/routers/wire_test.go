package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"example.com/routers/shelf"
)

func TestMain(m *testing.M) {
	gin.SetMode(gin.TestMode)
	os.Exit(m.Run())
}

// An answer is a response, without what changes from one second to the next.
type answer struct {
	status int
	header http.Header
	body   string
}

// serve starts a server for a handler and returns its address.
func serve(t *testing.T, handler http.Handler) (address string) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

// newShelf returns an empty shelf whose clock advances a second between two changes.
func newShelf() *shelf.Shelf {
	now := time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)
	return &shelf.Shelf{Now: func() time.Time { now = now.Add(time.Second); return now }}
}

// send sends a request byte for byte: a method and target, then header lines, then
// content after an empty line.
func send(t *testing.T, address, request string) answer {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	head, content, _ := strings.Cut(request, "\n\n")
	line, fields, _ := strings.Cut(head, "\n")
	if fields += fmt.Sprintf("\nHost: example.com\nConnection: close\nContent-Length: %d\n", len(content)); content == "" {
		fields = strings.Replace(fields, "\nContent-Length: 0", "", 1)
	}
	fields = strings.ReplaceAll(strings.TrimPrefix(fields, "\n"), "\n", "\r\n")
	if _, err := fmt.Fprintf(conn, "%s HTTP/1.1\r\n%s\r\n%s", line, fields, content); err != nil {
		t.Fatal(err)
	}
	method, _, _ := strings.Cut(line, " ")
	response, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	response.Header.Del("Date")
	return answer{response.StatusCode, response.Header, string(body)}
}
