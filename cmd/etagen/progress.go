package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// When the progress line appears, so that a quick run does not flicker, and
// how often it is written anew.
const (
	progressDelay = time.Second
	progressEvery = 100 * time.Millisecond
)

// eraseLine moves to the start of a terminal's line and empties it.
const eraseLine = "\r\x1b[K"

// A progress is a line on the terminal that tells how far a long run is.
type progress struct {
	to   io.Writer
	done chan struct{} // closed to stop
	idle sync.WaitGroup

	mu   sync.Mutex
	text string // what the run is doing
}

// newProgress starts a progress line. Nothing is written before the delay has
// passed, and nothing at all where the command has no terminal.
func (c *command) newProgress() *progress {
	p := &progress{to: c.stderr, done: make(chan struct{})}
	if c.terminal {
		p.idle.Go(func() { p.write(c.progressDelay) })
	}
	return p
}

// show notes what the run is doing.
func (p *progress) show(stage string, done, total int) {
	text := "etagen: " + stage
	if total > 1 {
		text += fmt.Sprintf(" %d/%d", done, total)
	}
	p.mu.Lock()
	p.text = text
	p.mu.Unlock()
}

// write writes the line until the run is done, and then takes it away.
func (p *progress) write(delay time.Duration) {
	select {
	case <-p.done:
		return
	case <-time.After(delay):
	}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for {
		p.mu.Lock()
		fmt.Fprint(p.to, eraseLine+p.text)
		p.mu.Unlock()
		select {
		case <-p.done:
			fmt.Fprint(p.to, eraseLine)
			return
		case <-tick.C:
		}
	}
}

// clear takes the line away. It returns when nothing more will be written.
func (p *progress) clear() {
	close(p.done)
	p.idle.Wait()
}
