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

// Health says how the service is: /healthz that it runs, and /readyz that it is of
// use to send requests to it. A service that is not healthy is started again; one
// that is not ready is left alone for a while.
type Health struct {
	Ping func(ctx context.Context) error // asks the database

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

// closing has the responses of a server that is stopping close their connections:
// none is idle then when the server closes those, and no request is on its way in
// one.
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
