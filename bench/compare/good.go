package compare

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Good is a good handwritten handler, by somebody who has read what RFC 9110 says about
// lists, dates and writes.
type Good struct{ Books *Shelf }

// Mux returns the handler with its mux.
func (h Good) Mux() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /books/{id}", h.Get)
	mux.HandleFunc("PUT /books/{id}", h.Put)
	return mux
}

// Get serves GET and HEAD.
func (h Good) Get(w http.ResponseWriter, r *http.Request) {
	b, err := h.Books.GetBook(r.Context(), r.PathValue("id"))
	if err != nil {
		http.Error(w, "no such book", http.StatusNotFound)
		return
	}
	tag := goodTag(b)
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "private, no-cache, max-age=0")
	if lines := r.Header.Values("If-None-Match"); len(lines) > 0 {
		if slices.Contains(tags(lines, true), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	} else if since, err := http.ParseTime(r.Header.Get("If-Modified-Since")); err == nil && !b.UpdatedAt.Truncate(time.Second).After(since) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	goodSend(w, b)
}

// Put serves PUT.
func (h Good) Put(w http.ResponseWriter, r *http.Request) {
	stored, err := h.Books.GetBook(r.Context(), r.PathValue("id"))
	if err != nil {
		http.Error(w, "no such book", http.StatusNotFound)
		return
	}
	lines := r.Header.Values("If-Match")
	if len(lines) == 0 {
		http.Error(w, "send If-Match", http.StatusPreconditionRequired)
		return
	}
	if !slices.Contains(tags(lines, false), goodTag(stored)) {
		w.Header().Set("ETag", goodTag(stored))
		http.Error(w, "changed", http.StatusPreconditionFailed)
		return
	}
	var b Book
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err == nil {
		decoder := json.NewDecoder(strings.NewReader(string(content)))
		decoder.DisallowUnknownFields()
		err = decoder.Decode(&b)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	b.ID = stored.ID
	next, err := h.Books.UpdateBook(r.Context(), &b, stored.Version)
	switch {
	case errors.Is(err, ErrBookConflict):
		http.Error(w, "changed", http.StatusPreconditionFailed)
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		w.Header().Set("ETag", goodTag(next))
		goodSend(w, next)
	}
}

// goodTag returns the entity tag of b.
func goodTag(b *Book) string { return fmt.Sprintf(`"%d"`, b.Version) }

// tags returns the members of a field. If weak is set, it ignores weakness.
func tags(lines []string, weak bool) []string {
	all := strings.Split(strings.Join(lines, ","), ",")
	for i, tag := range all {
		if all[i] = strings.TrimSpace(tag); weak {
			all[i] = strings.TrimPrefix(all[i], "W/")
		}
	}
	return all
}

// goodSend sends b as JSON.
func goodSend(w http.ResponseWriter, b *Book) {
	text, err := json.Marshal(b)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Last-Modified", b.UpdatedAt.UTC().Format(http.TimeFormat))
	_, _ = w.Write(text)
}
