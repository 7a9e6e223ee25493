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
	longestAdvice = 30 * time.Second // of a Retry-After: beyond it the caller is told at once
)

// A pause is how long to wait before a request is sent again.
type pause struct {
	advice  time.Duration // of the server
	advised bool
}

// before waits before the try with a number from 1 on. It reports false at once if
// the server asks for more than a client waits, or than its context has left.
func (p pause) before(ctx context.Context, try int) bool {
	d := p.advice
	if !p.advised {
		d = backOff(try)
	}
	if d > longestAdvice {
		return false
	}
	if end, ok := ctx.Deadline(); ok && now(ctx).Add(d).After(end) {
		return false
	}
	return sleep(ctx, d) == nil
}

// backOff returns a random time before the try with a number from 1 on: up to one
// that doubles with each try.
func backOff(try int) time.Duration {
	most := longestPause
	if try < 8 {
		most = min(most, firstPause<<max(0, try-1))
	}
	return rand.N(most + 1)
}

// retryAfter returns when a response says to try again (RFC 9110 §10.2.3). A date
// is held against that of the response, for the clock here may be another.
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
