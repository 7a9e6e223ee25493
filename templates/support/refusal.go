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

// These problems are the same in all responses, so most are encoded once. Those with 428
// say how to send the request again (RFC 6585 §3). A change that may have been made must
// not be repeated, so outcomeUnknown has no Retry-After.
var (
	notFound         = encoded(http.StatusNotFound, "", "There is no resource at this URL.")
	methodNotAllowed = encoded(http.StatusMethodNotAllowed, "", "Method not allowed; see the Allow header.")
	internalError    = encoded(http.StatusInternalServerError, "", "The server failed. The request did not cause it; the same request may succeed later.")
	unavailable      = &problem{Problem: Problem{Status: http.StatusServiceUnavailable, Detail: "The server is overloaded. Send the request again after the time in Retry-After.", RetryAfter: time.Second}}
	outcomeUnknown   = encoded(http.StatusServiceUnavailable, "", "The change may or may not have been made. Get the resource before you send the request again.")
	malformedTags    = encoded(http.StatusBadRequest, "If-None-Match", "If-None-Match is neither * nor a list of entity tags.")
	noneToMatch      = encoded(http.StatusPreconditionFailed, "If-Match", "If-Match requires a resource, and there is none at this URL.")
	otherState       = encoded(http.StatusPreconditionFailed, "If-Match", "If-Match does not name the current state. Get the resource again and base the change on its new state.")
	sameState        = encoded(http.StatusPreconditionFailed, "If-None-Match", "The resource exists and matches If-None-Match. Get it before you change it.")
	laterState       = encoded(http.StatusPreconditionFailed, "If-Unmodified-Since", "The resource was modified after the date in If-Unmodified-Since. Get it again and base the change on its new state.")
	matchNeeded      = encoded(http.StatusPreconditionRequired, "If-Match", "The request must be conditional. Get the resource, and send the request again with its entity tag in If-Match.")
	noneMatchNeeded  = encoded(http.StatusPreconditionRequired, "If-None-Match", "There is no resource at this URL. To create it, send the request again with If-None-Match: *.")
)

// preconditionFailed returns the response for a verdict on preconditions, which names the
// field that decided (RFC 9110 §15.5.13). It returns nil for the status 0.
func preconditionFailed(status int, field string, cur *State) *problem {
	switch {
	case status == 0:
		return nil
	case status == http.StatusNotModified:
		return &problem{Problem: Problem{Status: status, Header: field}}
	case status == http.StatusBadRequest:
		return malformedTags
	case field == "If-None-Match":
		return sameState
	case cur == nil:
		return noneToMatch
	case field == "If-Match":
		return otherState
	}
	return laterState
}

func conflict(cause error) *problem {
	p := refusedWith(http.StatusConflict, "The resource conflicts with an existing one.")
	p.cause = cause
	return p
}

func contentTooLarge(limit int64) *problem {
	return refusedWith(http.StatusRequestEntityTooLarge, "The content is larger than "+strconv.FormatInt(limit, 10)+" bytes.")
}
