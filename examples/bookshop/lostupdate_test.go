package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
)

const counted = "/books/163"

// Many writers increment a member of a book: each reads the book, and then writes
// one more. No increment may be lost, and the responses must be those of some
// sequential order of the requests.
//
// The writers wait for each other before each increment. No request is in progress
// then, so the history can be checked in parts: as a whole it is too long for the
// checker.
func TestNoUpdateIsLost(t *testing.T) {
	writers, counts := 32, 50
	if testing.Short() {
		writers, counts = 8, 10
	}
	url, _, _ := service(t)
	h := &history{url: url + counted, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: writers}}}
	defer h.client.CloseIdleConnections()
	first := h.send(t, writers, request{})
	last, requests := first, 0
	for range counts {
		h.operations = nil
		var done sync.WaitGroup
		for w := range writers {
			done.Go(func() { h.count(t, w) })
		}
		done.Wait()
		before := last
		last = h.send(t, writers, request{})
		if !t.Failed() {
			h.check(t, before)
		}
		requests += len(h.operations)
	}
	if got, want := last.price, first.price+writers*counts; got != want {
		t.Errorf("counted to %d, want %d: %d updates were lost", got, want, want-got)
	}
	if least := 2 * writers * counts; requests <= least {
		t.Errorf("%d requests, want more than %d: no two writers have met", requests, least)
	}
	t.Logf("%d requests, %d of them writes that were refused", requests, (requests-counts)/2-writers*counts)
}

// A history contains all requests and responses, with their writers and their order.
type history struct {
	url    string
	client *http.Client
	turns  atomic.Int64 // orders the beginnings and ends of requests

	mu         sync.Mutex
	operations []porcupine.Operation
}

// count reads and writes until a write is accepted. After each refusal it waits
// longer, as a good client does.
func (h *history) count(t *testing.T, writer int) {
	for tries := 1; ; tries++ {
		read := h.send(t, writer, request{})
		written := h.send(t, writer, request{read.tag, read.price + 1})
		switch {
		case written.status == http.StatusOK:
			return
		case written.status != http.StatusPreconditionFailed || read.status != http.StatusOK:
			t.Errorf("read %d, write %d", read.status, written.status)
			return
		}
		time.Sleep(rand.N(time.Duration(tries) * 10 * time.Millisecond))
	}
}

// send sends a request and records the response.
func (h *history) send(t *testing.T, writer int, in request) response {
	call := h.turns.Add(1)
	out, err := h.exchange(in)
	if err != nil {
		t.Error(err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.operations = append(h.operations, porcupine.Operation{
		ClientId: writer, Input: in, Call: call, Output: out, Return: h.turns.Add(1),
	})
	return out
}

func (h *history) exchange(in request) (out response, err error) {
	r, err := http.NewRequest(http.MethodGet, h.url, nil)
	if in.tag != "" {
		r, err = http.NewRequest(http.MethodPatch, h.url, bytes.NewReader(fmt.Appendf(nil, `{"price":%d}`, in.price)))
	}
	if err != nil {
		return out, err
	}
	if in.tag != "" {
		r.Header.Set("Content-Type", "application/merge-patch+json")
		r.Header.Set("If-Match", in.tag)
	}
	answer, err := h.client.Do(r)
	if err != nil {
		return out, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return out, err
	}
	var b struct{ Price int }
	if answer.StatusCode == http.StatusOK {
		err = json.Unmarshal(text, &b)
	}
	return response{answer.StatusCode, answer.Header.Get("ETag"), b.Price}, err
}

// check checks that the history is possible for the book from its first state.
func (h *history) check(t *testing.T, first response) {
	t.Helper()
	replaced := map[string]int{}
	for _, o := range h.operations {
		if in, out := o.Input.(request), o.Output.(response); in.tag != "" && out.status == http.StatusOK {
			replaced[in.tag]++
		}
	}
	for tag, writes := range replaced { // which would take the checker too long
		if writes > 1 {
			t.Errorf("%d writes were told that they have replaced the state %s", writes, tag)
		}
	}
	if t.Failed() {
		return
	}
	if !porcupine.CheckOperations(bookModel(first, h.operations), h.operations) {
		t.Errorf("the history of %d requests is not linearizable", len(h.operations))
	}
}
