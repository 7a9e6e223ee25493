package etagen

import (
	"net/http"
	"strconv"
	"time"
)

// refusedWith returns a problem with a status and a detail.
func refusedWith(status int, detail string) *problem {
	return &problem{Problem: Problem{Status: status, Detail: detail}}
}

func notFound() *problem {
	return refusedWith(http.StatusNotFound, "There is no resource at this URL.")
}

func methodNotAllowed(allow string) *problem {
	p := Problem{Status: http.StatusMethodNotAllowed, Detail: "Method not allowed; see the Allow header."}
	return &problem{Problem: p, field: "Allow", hint: allow}
}

func internalError() *problem {
	return refusedWith(http.StatusInternalServerError, "The server failed. The request did not cause it; the same request may succeed later.")
}

func unavailable() *problem {
	p := refusedWith(http.StatusServiceUnavailable, "The server is overloaded. Send the request again after the time in Retry-After.")
	p.RetryAfter = time.Second
	return p
}

// outcomeUnknown has no Retry-After: a change that may have been made must not be repeated.
func outcomeUnknown() *problem {
	return refusedWith(http.StatusServiceUnavailable,
		"The change may or may not have been made. Get the resource before you send the request again.")
}

// preconditionFailed returns the response for a precondition that fails or is malformed,
// which names its field (RFC 9110 §15.5.13). It returns nil for the status 0.
func preconditionFailed(status int, field string, cur *State) *problem {
	detail := "The resource was modified after the date in If-Unmodified-Since. Get it again and base the change on its new state."
	switch {
	case status == 0:
		return nil
	case status == http.StatusBadRequest:
		detail = field + " is neither * nor a list of entity tags."
	case field == "If-None-Match":
		detail = "The resource exists and matches If-None-Match. Get it before you change it."
	case cur == nil:
		detail = "If-Match requires a resource, and there is none at this URL."
	case field == "If-Match":
		detail = "If-Match does not name the current state. Get the resource again and base the change on its new state."
	}
	return &problem{Problem: Problem{Status: status, Detail: detail, Header: field}}
}

// preconditionRequired says how to send the request again (RFC 6585 §3).
func preconditionRequired(cur *State) *problem {
	field, detail := "If-Match", "The request must be conditional. Get the resource, and send the request again with its entity tag in If-Match."
	if cur == nil {
		field, detail = "If-None-Match", "There is no resource at this URL. To create it, send the request again with If-None-Match: *."
	}
	return &problem{Problem: Problem{Status: http.StatusPreconditionRequired, Detail: detail, Header: field}}
}

func conflict(cause error) *problem {
	p := refusedWith(http.StatusConflict, "The resource conflicts with an existing one.")
	p.cause = cause
	return p
}

func contentTooLarge(limit int64) *problem {
	return refusedWith(http.StatusRequestEntityTooLarge, "The content is larger than "+strconv.FormatInt(limit, 10)+" bytes.")
}
