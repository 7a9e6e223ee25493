package etagenclient

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
)

// An answer is a response whose content has been read.
type answer struct {
	status   int
	header   http.Header
	asked    *http.Request // as the client sent it
	from     *http.Request // that it responds to: another one after a redirect
	received time.Time
	isJSON   bool  // according to its Content-Type, or without one
	isEmpty  bool  // it has no content
	broken   error // why the content could not be read
	body     []byte
}

// errTooLarge is the error for content that is larger than the client accepts.
var errTooLarge = errors.New("the content is larger than MaxBody")

// errCoded is the error for content that cannot be decoded here.
var errCoded = errors.New("the content has a coding that was not asked for")

// receive reads the content of a response, if it is JSON: a page that a proxy sends
// in its place is skipped.
func (c *Client) receive(asked *http.Request, res *http.Response) *answer {
	defer res.Body.Close()
	a := &answer{status: res.StatusCode, header: res.Header, asked: asked, from: res.Request, received: now(asked.Context())}
	if a.from == nil {
		a.from = asked // from a RoundTripper that does not set it
	}
	a.isJSON = isJSON(res.Header)
	a.isEmpty = res.ContentLength == 0 || res.StatusCode == http.StatusNoContent || res.StatusCode == http.StatusResetContent || res.StatusCode == http.StatusNotModified
	if !a.isJSON || a.isEmpty {
		if res.ContentLength <= maxErrorBody {
			io.CopyN(io.Discard, res.Body, res.ContentLength) // so that the connection can be used again
		}
		return a
	}
	limit := c.maxBody()
	if res.StatusCode >= 300 {
		limit = min(limit, maxErrorBody)
	}
	a.body, a.broken = readBody(res, limit)
	a.isEmpty = len(a.body) == 0 && a.broken == nil
	if coding := res.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, uncoded[0]) && a.broken == nil {
		a.broken = errCoded
	}
	return a
}

// readBody reads content of a limited size.
func readBody(res *http.Response, limit int64) ([]byte, error) {
	if res.ContentLength > limit {
		return nil, errTooLarge
	}
	if res.ContentLength > 0 && res.ContentLength <= defaultMaxBody { // else it has to arrive before it takes memory
		b := make([]byte, res.ContentLength)
		_, err := io.ReadFull(res.Body, b)
		return b, err
	}
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(res.Body, limit+1))
	if err == nil && n > limit {
		err = errTooLarge
	}
	return b.Bytes(), err
}

// isJSON reports whether a header says that the content is JSON. It is true if the
// header does not say.
func isJSON(h http.Header) bool {
	values := h["Content-Type"]
	if len(values) == 0 || len(values) == 1 && values[0] == jsonOnly[0] {
		return true
	}
	media, _, err := mime.ParseMediaType(values[0])
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return false
	}
	return media == "application/json" || strings.HasPrefix(media, "application/") && strings.HasSuffix(media, "+json")
}

// wrap adds to an error which request failed.
func (a *answer) wrap(err error) error {
	return fmt.Errorf("%s %s: %w", a.asked.Method, a.asked.URL.Redacted(), err)
}

// isRedirected reports whether a response comes from another address than the one requested.
func (a *answer) isRedirected() bool {
	return a.from != a.asked && a.from.URL.String() != a.asked.URL.String()
}
