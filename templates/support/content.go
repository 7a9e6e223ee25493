package etagen

import (
	"bytes"
	"errors"
	"net/http"
)

// defaultMaxBody is the largest accepted body if Settings give no other.
const defaultMaxBody = 1 << 20

// readContent reads the content of a request, of at most limit bytes. Its errors
// are problems: 413, or 400 if the content did not arrive.
func readContent(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, error) {
	if limit <= 0 {
		limit = defaultMaxBody
	}
	if r.Body == nil {
		return nil, nil
	}
	if r.ContentLength > limit {
		return nil, contentTooLarge(limit)
	}
	var text bytes.Buffer
	text.Grow(int(min(max(r.ContentLength, 0), maxPooled)) + bytes.MinRead)
	_, err := text.ReadFrom(http.MaxBytesReader(w, r.Body, limit))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return nil, contentTooLarge(tooLarge.Limit) // which a wrapper may have lowered
	}
	if err != nil {
		return nil, refusedWith(http.StatusBadRequest, "The content is incomplete. Send the request again.")
	}
	return text.Bytes(), nil
}
