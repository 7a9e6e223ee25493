package etagenclient

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// How long a client waits before it tries again.
const (
	firstPause    = 10 * time.Millisecond
	longestPause  = time.Second
	longestAdvice = 30 * time.Second // the longest Retry-After that a client follows; after a longer one it returns the error
)

// A pause is how long to wait before a request is sent again.
type pause struct {
	advice  time.Duration // requested by the server
	advised bool
}

// before waits before try number n, from 1 on. It reports false at once if the server
// asks for a longer wait than the limit, or than the time left in the context.
func (p pause) before(ctx context.Context, try int) bool {
	d := max(p.advice, backOff(try)) // a server may ask for no pause
	if d > longestAdvice {
		return false
	}
	if end, ok := ctx.Deadline(); ok && now(ctx).Add(d).After(end) {
		return false
	}
	return sleep(ctx, d) == nil
}

// backOff returns a random time before try number n, from 1 on. Its upper bound
// doubles with each try.
func backOff(try int) time.Duration {
	most := longestPause
	if try < 8 {
		most = min(most, firstPause<<max(0, try-1))
	}
	return rand.N(most + 1)
}

// retryAfter returns when to try again according to a response (RFC 9110 §10.2.3).
// A date is compared with the Date of the response, because clocks may differ.
func (a *answer) retryAfter() (time.Duration, bool) {
	text := strings.TrimSpace(a.header.Get("Retry-After"))
	if text == "" {
		return 0, false
	}
	if seconds, err := strconv.ParseUint(text, 10, 64); err == nil {
		return time.Duration(min(seconds, 1<<31)) * time.Second, true
	}
	at, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	from, err := http.ParseTime(a.header.Get("Date"))
	if err != nil {
		from = a.received
	}
	return max(0, at.Sub(from)), true
}
