package etagen

import (
	"maps"
	"net/http"
	"slices"
)

// handOn calls WriteProblem to write the response. It passes a copy, because
// WriteProblem may add members, and another request may have the same Problem.
func (p *problem) handOn(w http.ResponseWriter, r *http.Request, set *Settings) {
	public := p.Problem
	public.Title = p.title()
	public.Errors, public.Fields, public.More = slices.Clone(p.Errors), p.Fields.Clone(), maps.Clone(p.More)
	pw := &problemWriter{ResponseWriter: w, problem: &public}
	set.WriteProblem(pw, r, &public)
	pw.begin()
	if set.Decision.Status != StatusClientGone {
		set.Decision.Status = pw.status
	}
	set.wrote(r, pw.length)
}

// A problemWriter sends the status of a problem unless another one is sent, and
// records it.
type problemWriter struct {
	http.ResponseWriter
	problem *Problem
	status  int // that was sent; 0 for none
	length  int // of the content
}

func (w *problemWriter) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK { // others are informational
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *problemWriter) Write(text []byte) (int, error) {
	w.begin()
	n, err := w.ResponseWriter.Write(text)
	w.length += n
	return n, err
}

// FlushError implements http.ResponseController: the wrapped writer would send 200.
func (w *problemWriter) FlushError() error {
	w.begin()
	return http.NewResponseController(w.ResponseWriter).Flush()
}

// begin sends the status of the problem, unless a status was sent.
func (w *problemWriter) begin() {
	if w.status == 0 {
		w.WriteHeader(w.problem.Status)
	}
}

// Unwrap implements http.ResponseController, too.
func (w *problemWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
