package server

import (
	"context"
	"io"
	"net/http"
	"sync/atomic"
	"time"
)

// pingTimeout is how long /readyz waits for the database.
const pingTimeout = 2 * time.Second

// Health reports the state of the service: /healthz that it runs, and /readyz that it
// can take requests. A service that is not healthy is restarted; one that is not ready
// gets no requests for a while.
type Health struct {
	Ping func(ctx context.Context) error // pings the database

	stopping atomic.Bool
}

// Register registers both routes.
func (h *Health) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", h.ready)
}

func (h *Health) ready(w http.ResponseWriter, r *http.Request) {
	if h.stopping.Load() {
		say(w, http.StatusServiceUnavailable, "stopping")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pingTimeout)
	defer cancel()
	if h.Ping(ctx) != nil {
		say(w, http.StatusServiceUnavailable, "the database cannot be asked")
		return
	}
	say(w, http.StatusOK, "ready")
}

// closing makes the responses of a stopping server close their connections. So no
// connection is idle when the server closes the idle ones, and no request is lost on its
// way.
func (h *Health) closing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h.stopping.Load() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	io.WriteString(w, text+"\n") //nolint:errcheck // the client has gone
}
