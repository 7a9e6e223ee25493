package etagen

import (
	"context"
	"net/http"
)

// StatusClientGone is the status of a request whose client has left before the response.
// It is for Observe, and is never sent. Use it to tell these requests from errors.
const StatusClientGone = 499

// gone reports whether the client has left. An error is written all the same: if
// the server stops or a wrapper cancels, the client is still there.
func gone(r *http.Request) bool { return r.Context().Err() == context.Canceled }
