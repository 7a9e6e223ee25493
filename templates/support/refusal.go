package etagen

import (
	"net/http"
	"strconv"
	"time"
)

// refusedWith returns a problem of this package.
func refusedWith(status int, detail string) *problem {
	return &problem{Problem: Problem{Status: status, Detail: detail}}
}

func notFound() *problem {
	return refusedWith(http.StatusNotFound, "There is nothing at this address.")
}

func methodNotAllowed(allow string) *problem {
	p := Problem{Status: http.StatusMethodNotAllowed, Detail: "Method not allowed; see the Allow header."}
	return &problem{Problem: p, field: "Allow", hint: allow}
}

func internalError() *problem {
	return refusedWith(http.StatusInternalServerError, "The server failed to answer. The cause is not the request; the same request may succeed later.")
}

func unavailable() *problem {
	p := refusedWith(http.StatusServiceUnavailable, "The server is too busy to carry this out now. Send the request again after the time in Retry-After.")
	p.RetryAfter = time.Second
	return p
}

// outcomeUnknown has no Retry-After: what may have been made must not be repeated.
func outcomeUnknown() *problem {
	return refusedWith(http.StatusServiceUnavailable,
		"The change took too long, and may have been made or not. Get the resource, and look before you send the request again.")
}

// preconditionFailed names the field that failed (RFC 9110 §15.5.13).
func preconditionFailed(field string, cur *State) *problem {
	detail := "The resource was modified after the date in If-Unmodified-Since. Get it again, then decide anew."
	switch {
	case field == "If-None-Match":
		detail = "The resource exists, and If-None-Match excludes it."
	case cur == nil:
		detail = "If-Match asks for something that exists, and there is nothing at this address."
	case field == "If-Match":
		detail = "If-Match does not name the current state. Get the resource and its entity tag again, then decide anew."
	}
	return &problem{Problem: Problem{Status: http.StatusPreconditionFailed, Detail: detail, Header: field}}
}

// preconditionRequired says how to send the request again (RFC 6585 §3).
func preconditionRequired(cur *State) *problem {
	field, detail := "If-Match", "A change has to name the state that it is meant for. Get the resource, and send the request again with its entity tag in If-Match."
	if cur == nil {
		field, detail = "If-None-Match", "There is nothing at this address. To create it, send the request again with If-None-Match: *."
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
