// Package observe logs the outcome of requests, and counts it for Prometheus. Both
// come from the Observe of the generated handlers.
package observe

import (
	"log/slog"
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"example.com/bookshop/internal/etagen"
)

// An Observer logs and counts the decisions of handlers. It may be used by several
// goroutines at once.
type Observer struct {
	log      *slog.Logger
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	bytes    *prometheus.CounterVec
	rounds   *prometheus.CounterVec
}

// New returns an observer that writes to a log.
func New(log *slog.Logger) *Observer {
	o := &Observer{
		log:      log,
		registry: prometheus.NewRegistry(),
		requests: counter("bookshop_requests_total", "Requests by what they came to; field is what decided a 304, 400, 412 or 428.", "route", "op", "status", "field"),
		bytes:    counter("bookshop_response_bytes_total", "Bytes of content that were sent.", "route", "op"),
		rounds:   counter("bookshop_write_rounds_total", "How often the store was asked to create, update or delete.", "route", "op"),
	}
	o.registry.MustRegister(o.requests, o.bytes, o.rounds, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return o
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

// Observe logs and counts a decision. It is the Observe of all handlers.
func (o *Observer) Observe(r *http.Request, d etagen.Decision) {
	op := d.Op.String()
	o.requests.WithLabelValues(d.Pattern, op, strconv.Itoa(d.Status), d.Field).Inc()
	o.bytes.WithLabelValues(d.Pattern, op).Add(float64(d.Bytes))
	o.rounds.WithLabelValues(d.Pattern, op).Add(float64(d.Rounds))
	level := slog.LevelInfo
	if d.Status >= http.StatusInternalServerError {
		level = slog.LevelError
	}
	if !o.log.Enabled(r.Context(), level) {
		return
	}
	attrs := []slog.Attr{
		slog.String("method", r.Method),
		slog.String("path", r.URL.Path),
		slog.String("op", op),
		slog.Int("status", d.Status),
		slog.Int("bytes", d.Bytes),
	}
	if d.Field != "" {
		attrs = append(attrs, slog.String("decided_by", d.Field))
	}
	if d.Rounds > 1 {
		attrs = append(attrs, slog.Int("rounds", d.Rounds))
	}
	if d.Err != nil {
		attrs = append(attrs, slog.Any("error", d.Err))
	}
	o.log.LogAttrs(r.Context(), level, "request", attrs...)
}

// Metrics serves all metrics, in the text format of Prometheus.
func (o *Observer) Metrics() http.Handler {
	return promhttp.HandlerFor(o.registry, promhttp.HandlerOpts{})
}
