package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// stopPatience is how long a run may take to stop by itself. It may be held up by
// another process, such as the go command, or by a long type check.
const stopPatience = 500 * time.Millisecond

// untilSignal returns a context that is done at the first signal to stop. After that,
// signals have their default effect: the second one kills.
func untilSignal() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		signal.Stop(signals)
		cancel()
	}()
	return ctx
}

// runUntil runs etagen and returns the exit status. A run that does not end soon after
// ctx is done is abandoned, unless it has begun to write: then it says what it wrote.
func (c *command) runUntil(ctx context.Context, args []string, patience time.Duration) int {
	c.writing = &gate{}
	ended := make(chan int, 1)
	go func() { ended <- c.run(ctx, args) }()
	select {
	case status := <-ended:
		return status
	case <-ctx.Done():
	}
	select {
	case status := <-ended:
		return status
	case <-time.After(patience):
	}
	c.writing.Lock() // never unlocked, so that an abandoned run cannot begin to write
	if c.writing.passed {
		return <-ended
	}
	select {
	case status := <-ended:
		return status
	default:
		c.fail(context.Cause(ctx))
		return exitFailure
	}
}
