package etagentest

import (
	"fmt"
	"net/http"
)

// writeRow returns a row for a method with content that it accepts.
func (t *Target) writeRow(method string, want int, what string, pairs ...string) Case {
	c := Case{Name: fmt.Sprintf("%d %s %s", want, method, what), Method: method, Header: header(pairs...)}
	switch method {
	case http.MethodPut, http.MethodPost:
		c.Body = t.Body
	case http.MethodPatch:
		c.Body = t.Patch
	}
	return c
}

// weakRow returns a row whose If-Match has a weak tag, which matches no tag (RFC
// 9110 §8.8.3.2) unless a proxy marks tags as weak.
func (t *Target) weakRow(method string, taken int, tag string) Case {
	want, what := http.StatusPreconditionFailed, "If-Match compares strongly"
	if t.Weakens {
		want, what = taken, "If-Match of a tag that a proxy marks as weak"
	}
	c := t.writeRow(method, want, what, "If-Match", weak(tag))
	if method == http.MethodGet {
		c.Name = fmt.Sprintf("%d %s", want, what) // as of all rows of a read
	}
	return c
}

// with returns a row with other content.
func (c Case) with(body string) Case {
	c.Body = body
	return c
}

// whereMissing returns a row for a missing resource.
func (c Case) whereMissing() Case {
	c.Missing = true
	return c
}

// called returns a row with an addition to its name.
func (c Case) called(more string) Case {
	c.Name += " " + more
	return c
}

// done returns the status of a successful write.
func done(method string) int {
	if method == http.MethodDelete {
		return http.StatusNoContent
	}
	return http.StatusOK
}

// creation returns the PUT that creates a resource.
func (t *Target) creation() Case {
	return t.writeRow(http.MethodPut, 201, "If-None-Match * creates", "If-None-Match", "*").whereMissing()
}

// change returns a write that names the current entity tag, and changes it; ok is
// false if there is none.
func (t *Target) change() (c Case, ok bool) {
	if t.ETag == "" || isWeak(t.ETag) || t.Stays {
		return c, false
	}
	method := t.Methods[0]
	c = t.writeRow(method, done(method), "If-Match", "If-Match", t.ETag)
	if t.Digest && method != http.MethodDelete {
		c.Body = t.Changed
		return c, c.Body != ""
	}
	return c, true
}
