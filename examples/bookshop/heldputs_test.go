package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// Clients with the same copy of a book each send a new one, except for the last byte.
// By then the preconditions of each were true: only then does the service ask for
// the content. When all send the last byte at once, one of them may win.
func TestOfManyHeldPutsOneWins(t *testing.T) {
	const clients = 6
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	url, _, _ := service(t)
	held := make([]*heldPut, clients)
	for i := range held {
		held[i] = dial(t, strings.TrimPrefix(url, "http://"))
	}
	for round := range rounds {
		book, _ := do(t, "GET", url+counted)
		for i, p := range held {
			p.begin(t, book.Header.Get("ETag"), fmt.Sprintf(`{"title":"%d of %d"}`, i, round))
		}
		statuses := finish(t, held)
		winner := -1
		for i, status := range statuses {
			switch {
			case status == http.StatusOK && winner < 0:
				winner = i
			case status != http.StatusPreconditionFailed:
				t.Fatalf("round %d: %d, want 200 once and 412 else", round, statuses)
			}
		}
		if winner < 0 {
			t.Fatalf("round %d: %d, want 200 once", round, statuses)
		}
		if _, body := do(t, "GET", url+counted); !strings.Contains(body, fmt.Sprintf(`"title":"%d of %d"`, winner, round)) {
			t.Fatalf("round %d: %d has won, but the book is %.99s", round, winner, body)
		}
	}
}

// A heldPut is a connection on which a request lacks its last byte.
type heldPut struct {
	net.Conn
	answers *bufio.Reader
	last    string
}

func dial(t *testing.T, addr string) *heldPut {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return &heldPut{Conn: conn, answers: bufio.NewReader(conn)}
}

// begin sends a request without its last byte. It sends the content when the service
// asks for it.
func (p *heldPut) begin(t *testing.T, tag, content string) {
	t.Helper()
	fmt.Fprintf(p, "PUT %s HTTP/1.1\r\nHost: bookshop\r\nIf-Match: %s\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n",
		counted, tag, len(content))
	line, err := p.answers.ReadString('\n')
	if err != nil || line != "HTTP/1.1 100 Continue\r\n" {
		t.Fatalf("%q (%v), want 100 Continue", line, err)
	}
	if _, err := p.answers.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	end := len(content) - 1
	if _, err := io.WriteString(p, content[:end]); err != nil {
		t.Fatal(err)
	}
	p.last = content[end:]
}

// finish sends all last bytes and returns the statuses of the responses.
func finish(t *testing.T, held []*heldPut) []int {
	t.Helper()
	statuses, errs := make([]int, len(held)), make([]error, len(held))
	var start, done sync.WaitGroup
	start.Add(1)
	for i, p := range held {
		done.Go(func() {
			start.Wait()
			statuses[i], errs[i] = p.end()
		})
	}
	start.Done()
	done.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	return statuses
}

func (p *heldPut) end() (status int, err error) {
	if _, err := io.WriteString(p, p.last); err != nil {
		return 0, err
	}
	answer, err := http.ReadResponse(p.answers, nil)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, err
}
