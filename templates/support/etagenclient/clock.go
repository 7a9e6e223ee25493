package etagenclient

import (
	"context"
	"time"
)

// A clock tells the time and waits. Tests put one in a context.
type clock struct {
	now   func() time.Time
	sleep func(context.Context, time.Duration) error
}

// clockKey is the key of a clock in a context.
type clockKey struct{}

// now returns the present time.
func now(ctx context.Context) time.Time {
	if c, ok := ctx.Value(clockKey{}).(clock); ok {
		return c.now()
	}
	return time.Now()
}

// sleep waits, and returns the error of the context if that ends first.
func sleep(ctx context.Context, d time.Duration) error {
	if c, ok := ctx.Value(clockKey{}).(clock); ok {
		return c.sleep(ctx, d)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
