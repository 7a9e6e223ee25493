package etagentest

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// RunLate sends a write that names the current entity tag. Before its last byte
// arrives, change modifies the store: the version stays the same, but another part
// of the entity tag changes. The write must fail. change reports false if it knows
// no other value.
func RunLate(t *testing.T, target Target, change func() bool) {
	t.Helper()
	method := target.Methods[0]
	c := target.writeRow(method, done(method), "If-Match", "If-Match", target.ETag)
	t.Run("412 "+c.Method+" of a state that is gone when the content has arrived", func(t *testing.T) {
		handler := target.New(true, target.Modified.Add(24*time.Hour))
		changed := false
		last := len(c.Body) - 1
		content := io.MultiReader(strings.NewReader(c.Body[:last]), &late{rest: c.Body[last:], before: func() { changed = change() }})
		answer := target.sendContent(handler, &c, c.Method, content)
		if !changed {
			return
		}
		if answer.StatusCode != http.StatusPreconditionFailed {
			t.Errorf("status %d, want 412: a concurrent change is lost", answer.StatusCode)
		}
		checkRefused(t, &target, &c, answer, target.send(handler, &Case{}))
	})
}

// A late is the end of content that does something before it arrives.
type late struct {
	rest   string
	before func()
}

func (l *late) Read(p []byte) (int, error) {
	if l.rest == "" {
		return 0, io.EOF
	}
	l.before()
	n := copy(p, l.rest)
	l.rest = ""
	return n, nil
}
