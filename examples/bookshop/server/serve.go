// Package server runs the HTTP server of the shop: its limits, its health, and its
// end.
package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

// The limits of the server, all of them against clients that are slow or many. A
// body is limited by MaxBody of its handler.
const (
	headerTimeout = 5 * time.Second  // for a client to send the header
	readTimeout   = 20 * time.Second // for a client to send all
	writeTimeout  = 30 * time.Second // to answer, and for a client to take it
	idleTimeout   = 90 * time.Second // for the next request of a connection
	headerBytes   = 32 << 10
	connections   = 4096 // at once; more have to wait
	streams       = 100  // of HTTP/2 in one connection
)

// grace is how long requests that are being answered may go on after the server
// has stopped listening.
const grace = 10 * time.Second

// Serve answers on the listener until ctx is done. Then health says that the
// server is not ready, and for the time of drain it goes on, so that a load
// balancer can notice. After that it takes no connection and lets the requests
// that are being answered finish.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, health *Health, drain time.Duration) error {
	server := newServer(health.closing(handler))
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(netutil.LimitListener(listener, connections)) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	health.stopping.Store(true)
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-time.After(drain):
	}
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := server.Shutdown(limited); err != nil {
		return errors.Join(fmt.Errorf("shut down: %w", err), server.Close())
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// newServer returns a server for HTTP/1.1 and HTTP/2, without TLS: that is for the
// proxy before it.
func newServer(handler http.Handler) *http.Server {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	return &http.Server{
		Handler:           handler,
		Protocols:         protocols,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: streams},
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    headerBytes,
	}
}
