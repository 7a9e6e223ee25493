package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// stopPatience is how long a run that is to stop may take to say so itself. What
// keeps it is another process, such as the go command, or a long type check.
const stopPatience = 500 * time.Millisecond

// untilSignal returns a context that is done at the first signal to stop. From
// then on signals do what they do to any process: the second kills.
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

// runUntil runs and returns the exit status. A run that does not end when the
// context is done is left behind, but not while it writes.
func (c *command) runUntil(ctx context.Context, args []string, patience time.Duration) int {
	c.writing = &sync.Mutex{}
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
	c.writing.Lock() // for good: what is left behind cannot begin to write
	select {
	case status := <-ended:
		return status
	default:
		c.fail(context.Cause(ctx))
		return exitFailure
	}
}
