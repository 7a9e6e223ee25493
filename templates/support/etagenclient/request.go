package etagenclient

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
)

// Field values that requests share, in the form that net/http wants.
var (
	jsonOnly   = []string{"application/json"}
	mergePatch = []string{"application/merge-patch+json"}
	askServer  = []string{"no-cache"}
	uncoded    = []string{"identity"}
)

// request returns a request with what Prepare adds.
func (c *Client) request(ctx context.Context, method, address string, content []byte, media []string, header ...field) (*http.Request, error) {
	var body io.Reader
	if content != nil {
		body = bytes.NewReader(content)
	}
	req, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return nil, fmt.Errorf("preparing a request: %w", err)
	}
	if req.URL.Host == "" {
		return nil, fmt.Errorf("BaseURL %.200q has no host", c.BaseURL)
	}
	req.Header["Accept"] = jsonOnly
	if content != nil {
		req.Header["Content-Type"] = media
	}
	for _, f := range header {
		req.Header[f.name] = f.values
	}
	return req, c.prepare(req, header)
}

// A field is a field of a request with its canonical name.
type field struct {
	name   string
	values []string
}

// prepare calls Prepare, and checks that it leaves a write what that needs: its
// precondition, and that it is sent only once.
func (c *Client) prepare(req *http.Request, header []field) error {
	if c.Prepare == nil {
		return nil
	}
	if err := c.Prepare(req); err != nil {
		return fmt.Errorf("preparing %s %s: %w", req.Method, req.URL.Redacted(), err)
	}
	if req.Method == http.MethodGet {
		return nil
	}
	for _, name := range []string{"Idempotency-Key", "X-Idempotency-Key"} {
		if _, ok := req.Header[name]; ok {
			return fmt.Errorf("preparing %s %s: Prepare sets %s, by which net/http sends a write again: leave it out", req.Method, req.URL.Redacted(), name)
		}
	}
	for _, f := range header {
		if got := req.Header[f.name]; len(got) != 1 || got[0] != f.values[0] {
			return fmt.Errorf("preparing %s %s: Prepare changes %s, which the write depends on", req.Method, req.URL.Redacted(), f.name)
		}
	}
	return nil
}
