package etagen

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// A Coder sends content in the coding that a client prefers, each with its own entity
// tag: gzip, unless a handler has others. It must not be copied once it is in use.
type Coder struct {
	Min   int   // the minimum length of JSON text that is coded
	Proxy Proxy // what proxies make of entity tags

	made   atomic.Pointer[[]coding]
	recent atomic.Pointer[[]recent]
}

// A HandlerCoder is the Coder of one handler. It must not be copied once it is in use.
type HandlerCoder struct{ made atomic.Pointer[Coder] }

// With returns c with other codings: c itself if there are none. They are read once.
// It panics if one of them cannot be used.
func (h *HandlerCoder) With(c *Coder, codings []Coding) *Coder {
	if len(codings) == 0 {
		return c
	}
	if own := h.made.Load(); own != nil {
		return own
	}
	own := &Coder{Min: c.Min, Proxy: c.Proxy}
	own.make(codings)
	h.made.CompareAndSwap(nil, own)
	return h.made.Load()
}

// make puts codings in use, and gzip after them unless it is one of them.
func (c *Coder) make(codings []Coding) []coding {
	var all []coding
	for _, given := range codings {
		all = append(all, newCoding(given))
		if last := len(all) - 1; indexOf(all, all[last].name) < last {
			panic(fmt.Sprintf("etagen: a handler has two Codings named %q", all[last].name))
		}
	}
	if indexOf(all, "gzip") < 0 {
		all = append(all, newCoding(Coding{"gzip", appendGzip}))
	}
	if len(all) > maxCodings {
		panic(fmt.Sprintf("etagen: a handler has %d Codings with gzip, and can have %d", len(all), maxCodings))
	}
	c.made.Store(&all)
	return all
}

// codings returns the codings that the coder can use.
func (c *Coder) codings() []coding {
	if made := c.made.Load(); made != nil {
		return *made
	}
	return c.make(nil)
}

// A recent is a line of Accept-Encoding and the preference read from it. Browsers send
// few different lines, and reading one takes longer than the rest of a 304.
type recent struct {
	line string
	preference
}

const maxRecent, maxRecentLine = 16, 64 // how many lines are remembered, and their length

// preference returns the codings that the client of a request accepts.
func (c *Coder) preference(r *http.Request) preference {
	lines := r.Header["Accept-Encoding"]
	var known []recent
	if p := c.recent.Load(); p != nil {
		known = *p
	}
	if len(lines) == 1 {
		for i := range known {
			if known[i].line == lines[0] {
				return known[i].preference
			}
		}
	}
	p := prefer(c.codings(), lines)
	if len(lines) == 1 && len(known) < maxRecent && len(lines[0]) <= maxRecentLine {
		// If two requests get here at once, only one of the lines is remembered.
		more := append(slices.Clone(known), recent{strings.Clone(lines[0]), p})
		c.recent.Store(&more)
	}
	return p
}

// represent is Forms.represent. What cannot be coded is sent as it is.
func (c *Coder) represent(w http.ResponseWriter, r *http.Request, modified time.Time, now func() time.Time, b *body) (field string, err error) {
	h := w.Header()
	if !isRead(r) {
		extendNames(h, "Vary", []string{"Accept-Encoding"})
	}
	if isCoded(w) {
		return "", nil
	}
	chosen, field := c.choose(r, b.text.Len(), modified, now)
	if chosen != noCoding {
		err = c.codings()[chosen].code(h, b)
	}
	if field != "" {
		forget(h, "Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Range")
		if len(h["Etag"]) > 0 {
			forget(h, "Last-Modified")
		}
		w.WriteHeader(http.StatusNotModified)
	}
	return field, err
}

// choose returns the coding for text of a length. If the request gets a 304 instead,
// which could not be known without the length, field is the field that decided.
func (c *Coder) choose(r *http.Request, length int, modified time.Time, now func() time.Time) (chosen int, field string) {
	p := c.preference(r)
	chosen = p.first()
	if chosen != noCoding && length < c.Min && p.takes(noCoding) {
		chosen = noCoding
	}
	if c.undecided(p) && isRead(r) {
		field = unmodifiedBy(r, modified, now)
	}
	return chosen, field
}

// undecided reports whether the form depends on the length of the text.
func (c *Coder) undecided(p preference) bool {
	return c.Min > 0 && p.first() != noCoding && p.takes(noCoding)
}

// unmodifiedBy returns the field that makes a read a 304 whatever the form of the
// representation, or the empty string if none does.
func unmodifiedBy(r *http.Request, modified time.Time, now func() time.Time) string {
	if lines := r.Header["If-None-Match"]; len(lines) > 0 {
		if isAny(lines) {
			return "If-None-Match"
		}
		return ""
	}
	if later, ok := modifiedSince(r.Header["If-Modified-Since"], modified, now); ok && !later {
		return "If-Modified-Since"
	}
	return ""
}
