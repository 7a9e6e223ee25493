package server

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// These tests use connections in memory, so that time in the synctest bubble can
// advance.

// started runs a server in the bubble until the test calls stop.
func started(ctx context.Context, handler http.Handler, health *Health, drain time.Duration) (l *memoryListener, client *http.Client, done chan error) {
	l, done = newMemoryListener(), make(chan error, 1)
	go func() { done <- Serve(ctx, l, handler, health, drain) }()
	return l, &http.Client{Transport: &http.Transport{DialContext: l.dial, DisableKeepAlives: true}}, done
}

func get(t *testing.T, client *http.Client, path string) (answer *http.Response, body string) {
	t.Helper()
	answer, err := client.Get("http://bookshop" + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(text)
}

// A request that is running when the server is told to stop gets its whole response.
func TestServeFinishesWhatItStarted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			stop()
			time.Sleep(grace / 2)
			if err := r.Context().Err(); err != nil {
				t.Errorf("the request was cancelled with the service: %v", err)
			}
			io.WriteString(w, "whole")
		})
		listener, client, done := started(ctx, handler, new(Health), 0)
		if _, body := get(t, client, "/"); body != "whole" {
			t.Errorf("body %q, want whole", body)
		}
		if err := <-done; err != nil {
			t.Errorf("serve: %v", err)
		}
		if err := Serve(t.Context(), listener, handler, new(Health), 0); !errors.Is(err, net.ErrClosed) {
			t.Errorf("serve on a closed listener: %v, want its error", err)
		}
	})
}

// A request that exceeds the grace period does not keep the server from stopping.
func TestServeDoesNotWaitForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		_, client, done := started(ctx, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			stop()
			<-r.Context().Done()
			close(ended)
		}), new(Health), 0)
		if _, err := client.Get("http://bookshop/"); err == nil {
			t.Error("there was an answer")
		}
		if err := <-done; !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("serve: %v, want that the time is over", err)
		}
		<-ended
	})
}

// A stopping server first reports that it is not ready, serves for a while, and closes
// idle connections with its responses.
func TestReadyzSaysNoFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		health := &Health{Ping: func(context.Context) error { return nil }}
		mux := http.NewServeMux()
		health.Register(mux)
		_, client, done := started(ctx, mux, health, 5*time.Second)
		client.Transport.(*http.Transport).DisableKeepAlives = false
		if a, body := get(t, client, "/readyz"); a.StatusCode != 200 || body != "ready\n" || a.Close {
			t.Errorf("at first: %d %q, closes: %t", a.StatusCode, body, a.Close)
		}
		stop()
		time.Sleep(4 * time.Second)
		if a, body := get(t, client, "/readyz"); a.StatusCode != 503 || body != "stopping\n" || !a.Close {
			t.Errorf("while it stops: %d %q, closes: %t", a.StatusCode, body, a.Close)
		}
		if a, body := get(t, client, "/healthz"); a.StatusCode != 200 || body != "ok\n" {
			t.Errorf("its health while it stops: %d %q", a.StatusCode, body)
		}
		time.Sleep(2 * time.Second)
		if _, err := client.Get("http://bookshop/readyz"); !errors.Is(err, net.ErrClosed) {
			t.Errorf("after that: %v", err)
		}
		if err := <-done; err != nil {
			t.Errorf("serve: %v", err)
		}
	})
}

func TestReadyzAsksTheDatabase(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, ping := range map[string]func(context.Context) error{
			"fails":   func(context.Context) error { return errors.New("it is away") },
			"is mute": func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() },
		} {
			ctx, stop := context.WithCancel(t.Context())
			mux, health := http.NewServeMux(), &Health{Ping: ping}
			health.Register(mux)
			_, client, done := started(ctx, mux, health, 0)
			if a, body := get(t, client, "/readyz"); a.StatusCode != 503 || strings.Contains(body, "away") {
				t.Errorf("the database %s: %d %q", name, a.StatusCode, body)
			}
			if a, _ := get(t, client, "/healthz"); a.StatusCode != 200 {
				t.Errorf("the database %s: the service is not healthy", name)
			}
			stop()
			<-done
		}
	})
}

// A client that sends or reads too slowly loses its connection.
func TestSlowClientsAreCut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if _, err := io.ReadAll(r.Body); err != nil {
				return
			}
			for range 100 {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		})
		listener, _, done := started(ctx, handler, new(Health), 0)
		for _, test := range []struct {
			name, sends string
			cut         time.Duration
		}{
			{"nothing", "", headerTimeout},
			{"half a header", "GET / HTTP/1.1\r\nHost: x\r\n", headerTimeout},
			{"half a body", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf", readTimeout},
			{"all, and reads nothing", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", writeTimeout},
		} {
			conn, err := listener.dial(ctx, "", "")
			if err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			if _, err := io.WriteString(conn, test.sends); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(test.name, "reads nothing") {
				time.Sleep(2 * writeTimeout)
				text, _ := io.ReadAll(conn)
				if len(text) >= 100<<16 {
					t.Errorf("who sends %s gets all after a minute", test.name)
				}
				continue
			}
			io.Copy(io.Discard, conn)
			if after := time.Since(began); after < test.cut || after > test.cut+time.Second {
				t.Errorf("who sends %s is cut after %v, want %v", test.name, after, test.cut)
			}
		}
		stop()
		<-done
	})
}

// An endless header is cut off at the limit.
func TestALongHeaderIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		listener, _, done := started(ctx, http.NotFoundHandler(), new(Health), 0)
		conn, err := listener.dial(ctx, "", "")
		if err != nil {
			t.Fatal(err)
		}
		go fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n", strings.Repeat("x", 2*headerBytes))
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil || answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("%v (%v), want 431", answer, err)
		}
		conn.Close()
		stop()
		<-done
	})
}

func TestHTTP2(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, listener, http.NotFoundHandler(), new(Health), 0) }()
	transport := &http.Transport{Protocols: new(http.Protocols)}
	transport.Protocols.SetUnencryptedHTTP2(true)
	answer, err := (&http.Client{Transport: transport}).Get("http://" + listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.ProtoMajor != 2 || answer.StatusCode != 404 {
		t.Errorf("%s %s, want HTTP/2 and 404", answer.Proto, answer.Status)
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("serve: %v", err)
	}
}
