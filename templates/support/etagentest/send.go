package etagentest

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// send sends the request of a case and returns the response.
func (t *Target) send(handler http.Handler, c *Case) *http.Response {
	return t.sendContent(handler, c, c.method(), strings.NewReader(c.Body))
}

// sendContent is send for a method and the content as it arrives.
func (t *Target) sendContent(handler http.Handler, c *Case, method string, content io.Reader) *http.Response {
	request := httptest.NewRequest(method, t.pathOf(c), content)
	if c.left {
		ctx, cancel := context.WithCancel(request.Context())
		cancel()
		request = request.WithContext(ctx)
	}
	switch method {
	case http.MethodPut, http.MethodPost:
		request.Header.Set("Content-Type", "application/json")
	case http.MethodPatch:
		request.Header.Set("Content-Type", "application/merge-patch+json")
	}
	for name, lines := range c.Header {
		request.Header[name] = lines
	}
	if c.direct != "" {
		handler = handler.(*served).function(c.direct, t.list)
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	answer := recorder.Result()
	answer.Request = request
	return answer
}

// request returns a request without content.
func request(method, path string) *http.Request {
	return httptest.NewRequest(method, path, http.NoBody)
}

// resolve resolves a reference in the response to a request for path (RFC 3986
// §5). It returns "" if there is none.
func resolve(tb testing.TB, path, reference string) string {
	tb.Helper()
	if reference == "" {
		return ""
	}
	base, err := url.Parse(path)
	if err != nil {
		tb.Fatal(err)
	}
	there, err := base.Parse(reference)
	if err != nil {
		tb.Fatalf("%q is no reference: %v", reference, err)
	}
	return there.RequestURI()
}

// read returns the whole body of a response.
func read(t *testing.T, answer *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatalf("reading the body of the response: %v", err)
	}
	return string(body)
}

// CurrentETag returns the entity tag in the response to a plain GET, for a resource
// such as a list whose tag is not known otherwise.
func (t *Target) CurrentETag(tb *testing.T) string {
	tb.Helper()
	answer := t.send(t.New(true, t.Modified.Add(24*time.Hour)), &Case{})
	if answer.StatusCode != http.StatusOK {
		tb.Fatalf("status %d for a plain GET of %s, want 200", answer.StatusCode, t.Path)
	}
	return answer.Header.Get("Etag")
}
