package etagenclient

import (
	"context"
	"sync"
	"time"
)

// A fakeClock is a clock for which no test has to wait.
type fakeClock struct {
	mu     sync.Mutex
	at     time.Time
	sleeps []time.Duration
}

func newClock() *fakeClock { return &fakeClock{at: time.Date(2024, 12, 6, 12, 0, 0, 0, time.UTC)} }

func (f *fakeClock) now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.at
}

func (f *fakeClock) pass(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.at = f.at.Add(d)
}

// context returns a context that uses the clock.
func (f *fakeClock) context() context.Context {
	return context.WithValue(context.Background(), clockKey{}, clock{f.now, func(ctx context.Context, d time.Duration) error {
		f.mu.Lock()
		f.sleeps = append(f.sleeps, d)
		f.mu.Unlock()
		f.pass(d)
		return ctx.Err()
	}})
}
