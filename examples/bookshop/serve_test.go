package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestRunListensSaysWhereAndStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, stdout := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, "127.0.0.1:0", filepath.Join(t.TempDir(), "shop.db"), stdout, io.Discard)
		stdout.Close()
	}()
	line := make([]byte, 80)
	n, err := said.Read(line)
	if err != nil {
		t.Fatalf("nothing was said: %v; run: %v", err, <-done)
	}
	url, ok := strings.CutPrefix(strings.TrimSpace(string(line[:n])), "listening on ")
	if !ok {
		t.Fatalf("said %q", line[:n])
	}
	if r, _ := do(t, "GET", url+"/books/1"); r.StatusCode != http.StatusOK {
		t.Errorf("%s, want 200", r.Status)
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("run: %v, want nil after an interrupt", err)
	}
}

func TestRunFailsWhereItCannotListen(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	addr := taken.Addr().String()
	err = run(t.Context(), addr, filepath.Join(t.TempDir(), "shop.db"), io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), addr) {
		t.Errorf("error %v, want one that names %s", err, addr)
	}
}

// A request that is being answered when the service is told to stop gets its
// whole answer. The connections are in memory, so that the time in the bubble
// goes on when nothing else can: then the service has done all that it does.
func TestServeFinishesWhatItStarted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		listener := newMemoryListener()
		ctx, stop := context.WithCancel(t.Context())
		handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			stop()
			time.Sleep(grace / 2)
			if err := r.Context().Err(); err != nil {
				t.Errorf("the request was cancelled with the service: %v", err)
			}
			io.WriteString(w, "whole")
		})
		done := make(chan error, 1)
		go func() { done <- serve(ctx, listener, handler) }()
		client := &http.Client{Transport: &http.Transport{DialContext: listener.dial, DisableKeepAlives: true}}
		answer, err := client.Get("http://bookshop/")
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if body, err := io.ReadAll(answer.Body); err != nil || string(body) != "whole" {
			t.Errorf("body %q (%v), want whole", body, err)
		}
		if err := <-done; err != nil {
			t.Errorf("serve: %v", err)
		}
		if err := serve(t.Context(), listener, handler); !errors.Is(err, net.ErrClosed) {
			t.Errorf("serve on a closed listener: %v, want its error", err)
		}
	})
}

// A memoryListener accepts connections that leave no process.
type memoryListener struct {
	dialled chan net.Conn
	closed  chan struct{}
	close   func()
}

func newMemoryListener() *memoryListener {
	l := &memoryListener{dialled: make(chan net.Conn), closed: make(chan struct{})}
	l.close = sync.OnceFunc(func() { close(l.closed) })
	return l
}

func (l *memoryListener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.dialled:
		return conn, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *memoryListener) Close() error {
	l.close()
	return nil
}

func (l *memoryListener) Addr() net.Addr { return &net.UnixAddr{Name: "memory", Net: "unix"} }

func (l *memoryListener) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	client, server := net.Pipe()
	select {
	case l.dialled <- server:
		return client, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}
