package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
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
// whole answer.
func TestServeFinishesWhatItStarted(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stop()
		for listens(listener.Addr()) { // from here on the service is stopping
			time.Sleep(time.Millisecond)
		}
		select {
		case <-r.Context().Done():
			t.Error("the request was cancelled with the service")
		case <-time.After(20 * time.Millisecond):
		}
		io.WriteString(w, "whole")
	})
	done := make(chan error, 1)
	go func() { done <- serve(ctx, listener, handler) }()
	if _, body := do(t, "GET", "http://"+listener.Addr().String()); body != "whole" {
		t.Errorf("body %q, want whole", body)
	}
	if err := <-done; err != nil {
		t.Errorf("serve: %v", err)
	}
	if err := serve(t.Context(), listener, handler); err == nil || errors.Is(err, http.ErrServerClosed) {
		t.Errorf("serve on a closed listener: %v, want its error", err)
	}
}

func listens(addr net.Addr) bool {
	conn, err := net.Dial(addr.Network(), addr.String())
	if err == nil {
		conn.Close()
	}
	return err == nil
}
