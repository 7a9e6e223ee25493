package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

func TestRunListensSaysWhereAndStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, stdout := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, options{addr: "127.0.0.1:0", database: filepath.Join(t.TempDir(), "shop.db")}, stdout, io.Discard)
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
	err = run(t.Context(), options{addr: addr, database: filepath.Join(t.TempDir(), "shop.db")}, io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), addr) {
		t.Errorf("error %v, want one that names %s", err, addr)
	}
}
