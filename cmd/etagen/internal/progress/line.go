package progress

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// Delay is how long a run takes before its line appears, so that the line of a short run
// does not flicker.
const Delay = time.Second

// every is the time between two updates of the line.
const every = 100 * time.Millisecond

// eraseLine moves to the start of the line on a terminal and clears it.
const eraseLine = "\r\x1b[K"

// A Line is a line on the terminal that shows the progress of a long run. Use it if
// standard error is a terminal.
type Line struct {
	to   io.Writer
	done chan struct{} // closed to stop
	idle sync.WaitGroup

	mu   sync.Mutex
	text string // what the run is doing
}

// NewLine starts a progress line. It writes nothing before the delay has passed, and
// nothing at all if w is not a terminal.
func NewLine(w io.Writer, terminal bool, delay time.Duration) *Line {
	p := &Line{to: w, done: make(chan struct{})}
	if terminal {
		p.idle.Go(func() { p.write(delay) })
	}
	return p
}

// Show sets what the run is doing. Call it when a stage begins.
func (p *Line) Show(stage string, done, total int) {
	text := "etagen: " + stage
	if total > 1 {
		text += fmt.Sprintf(" %d/%d", done, total)
	}
	p.mu.Lock()
	p.text = text
	p.mu.Unlock()
}

// write writes the line until the run is done, and then erases it.
func (p *Line) write(delay time.Duration) {
	select {
	case <-p.done:
		return
	case <-time.After(delay):
	}
	tick := time.NewTicker(every)
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

// Clear erases the line. After it returns, nothing more is written. Call it before
// anything else is printed.
func (p *Line) Clear() {
	close(p.done)
	p.idle.Wait()
}
