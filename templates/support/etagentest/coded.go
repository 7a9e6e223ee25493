package etagentest

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// RunCoded sends requests to a handler that encodes content, each as a subtest. It checks
// the coding and the entity tag of each response, and the tags that preconditions accept.
// It is called if the resource has //etagen:compress.
func RunCoded(t *testing.T, target Target) {
	t.Helper()
	c := &coded{Target: &target}
	handler := target.New(true, c.now())
	c.plain = target.send(handler, &Case{})
	c.gzip = target.send(handler, &Case{Header: header("Accept-Encoding", "gzip")})
	c.plainBody, c.gzipBody = read(t, c.plain), read(t, c.gzip)
	c.check(t)
	if c.gzip.Header.Get("Content-Encoding") == "" {
		return // it is too short to be coded
	}
	for _, row := range c.rows() {
		t.Run(row.name, func(t *testing.T) { c.run(t, row) })
	}
	for _, method := range target.Methods {
		t.Run(method+" of what is coded", func(t *testing.T) { c.write(t, method) })
	}
}

// now is a day after the resource was modified.
func (c *coded) now() time.Time { return c.Modified.Add(24 * time.Hour) }

// check compares the two responses.
func (c *coded) check(t *testing.T) {
	t.Helper()
	wantHeader(t, c.plain, "Content-Encoding", "")
	for _, answer := range []*http.Response{c.plain, c.gzip} {
		if !strings.Contains(strings.ToLower(strings.Join(answer.Header["Vary"], ",")), "accept-encoding") {
			t.Errorf("Vary %q does not name Accept-Encoding", answer.Header["Vary"])
		}
	}
	if c.gzip.Header.Get("Content-Encoding") == "" {
		wantHeader(t, c.gzip, "Etag", c.plain.Header.Get("Etag"))
		if n := len(c.plainBody); n >= c.MinCoded {
			t.Errorf("gzip is acceptable, and %d bytes are not coded", n)
		}
		return
	}
	if text := gunzip(t, c.gzipBody); text != c.plainBody {
		t.Errorf("the gzip content decodes to %s, want %s", text, c.plainBody)
	}
	if tag := c.gzip.Header.Get("Etag"); tag == c.ETag || !strings.HasPrefix(tag, c.ETag[:len(c.ETag)-1]+"-g") {
		t.Errorf("the entity tag of gzip is %s, and that of JSON %s", tag, c.ETag)
	}
}

// run sends the request of a row.
func (c *coded) run(t *testing.T, row codedRow) {
	handler := c.New(true, c.now())
	loads := c.loads()
	answer := c.send(handler, &Case{Method: row.method, Header: row.header})
	body := read(t, answer)
	if answer.StatusCode != row.want {
		t.Fatalf("status %d, want %d: %s", answer.StatusCode, row.want, body)
	}
	want, wantBody := c.plain, c.plainBody
	if row.gzip {
		want, wantBody = c.gzip, c.gzipBody
	}
	switch {
	case row.want == http.StatusPreconditionFailed:
		wantHeader(t, answer, "Etag", c.ETag)
		wantHeader(t, answer, "Content-Encoding", "")
		return
	case row.want == http.StatusNotModified:
		sameHeaders(t, answer, want, "Etag", "Vary", "Cache-Control")
		wantHeader(t, answer, "Content-Encoding", "")
		wantBody = ""
		if c.loads() != loads && (c.MinCoded == 0 || !row.gzip || strings.Contains(row.header.Get("If-None-Match"), `"`)) { // else the length decides
			t.Error("the resource was loaded for a 304 that the validators alone decide")
		}
	default:
		sameHeaders(t, answer, want, "Etag", "Vary", "Cache-Control", "Last-Modified", "Content-Encoding", "Content-Length", "Content-Type")
	}
	if row.method == http.MethodHead {
		wantBody = ""
	}
	if body != wantBody {
		t.Errorf("body %q, want %q", body, wantBody)
	}
}

// write changes the resource with the tag of the gzip content, and compares the
// response with that of a GET afterwards.
func (c *coded) write(t *testing.T, method string) {
	tag := c.gzip.Header.Get("Etag")
	for _, row := range []struct {
		want        int
		match, none string
	}{
		{done(method), tag, ""},
		{done(method), otherRelease(tag), ""},
		{412, weak(tag), ""},
		{412, "*", tag},
		{412, "*", otherRelease(tag)},
		{412, otherCode(tag), ""},
	} {
		if row.want == done(method) && (isWeak(tag) || c.Stays && method != http.MethodDelete) || row.match == weak(tag) && (isWeak(tag) || c.Weakens) {
			continue
		}
		handler := c.New(true, c.now())
		request := c.writeRow(method, row.want, "", "If-Match", row.match, "Accept-Encoding", "gzip")
		if row.none != "" {
			request.Header["If-None-Match"] = []string{row.none}
		}
		answer := c.send(handler, &request)
		body := read(t, answer)
		if answer.StatusCode != row.want {
			t.Errorf("status %d for If-Match %s, If-None-Match %s, want %d: %s", answer.StatusCode, row.match, row.none, row.want, body)
		}
		if answer.StatusCode != http.StatusOK {
			continue
		}
		after := c.send(handler, &Case{Header: header("Accept-Encoding", "gzip")})
		if text := gunzip(t, read(t, after)); gunzip(t, body) != text {
			t.Errorf("the response has the body %s, but a GET then returns %s", gunzip(t, body), text)
		}
		sameHeaders(t, answer, after, "Content-Encoding")
		if !strings.Contains(answer.Header.Get("Vary"), "Accept-Encoding") {
			t.Errorf("Vary %q of the response to a write", answer.Header["Vary"])
		}
		if answer.Header.Get("Etag") != "" {
			sameHeaders(t, answer, after, "Etag")
		}
	}
}

// gunzip returns the decompressed text.
func gunzip(t *testing.T, text string) string {
	t.Helper()
	z, err := gzip.NewReader(strings.NewReader(text))
	if err != nil {
		t.Fatalf("the content is not gzip: %v", err)
	}
	var b bytes.Buffer
	if _, err := io.Copy(&b, z); err != nil {
		t.Fatalf("the content is not gzip: %v", err)
	}
	return b.String()
}
