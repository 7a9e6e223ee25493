// Package server runs the HTTP server of the shop, with its limits, health checks and
// shutdown.
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

// These limits protect the server from slow clients and from too many of them. MaxBody
// of each handler limits the size of a body.
const (
	headerTimeout = 5 * time.Second  // for a client to send the header
	readTimeout   = 20 * time.Second // for a client to send the whole request
	writeTimeout  = 30 * time.Second // to send the response, including the time the client takes to read it
	idleTimeout   = 90 * time.Second // between two requests of a connection
	headerBytes   = 32 << 10
	connections   = 4096 // at once; more have to wait
	streams       = 100  // of HTTP/2 in one connection
)

// grace is how long running requests may continue after the server has stopped
// listening.
const grace = 10 * time.Second

// Serve serves requests on the listener until ctx is done. Then health reports that the
// server is not ready, and Serve continues for the drain time so that a load balancer
// can notice. After that it accepts no connections and waits for running requests.
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

// newServer returns a server for HTTP/1.1 and HTTP/2 without TLS, which the proxy in
// front of it provides.
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
