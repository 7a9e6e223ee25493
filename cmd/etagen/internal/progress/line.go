package progress

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// Delay is how long a run takes before its line appears, so that a quick one
// does not flicker.
const Delay = time.Second

// every is how often the line is written anew.
const every = 100 * time.Millisecond

// eraseLine moves to the start of a terminal's line and empties it.
const eraseLine = "\r\x1b[K"

// A Line is a line on the terminal that tells how far a long run is.
type Line struct {
	to   io.Writer
	done chan struct{} // closed to stop
	idle sync.WaitGroup

	mu   sync.Mutex
	text string // what the run is doing
}

// NewLine starts a progress line. Nothing is written before the delay has passed,
// and nothing at all to what is no terminal.
func NewLine(w io.Writer, terminal bool, delay time.Duration) *Line {
	p := &Line{to: w, done: make(chan struct{})}
	if terminal {
		p.idle.Go(func() { p.write(delay) })
	}
	return p
}

// Show notes what the run is doing.
func (p *Line) Show(stage string, done, total int) {
	text := "etagen: " + stage
	if total > 1 {
		text += fmt.Sprintf(" %d/%d", done, total)
	}
	p.mu.Lock()
	p.text = text
	p.mu.Unlock()
}

// write writes the line until the run is done, and then takes it away.
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

// Clear takes the line away. It returns when nothing more will be written.
func (p *Line) Clear() {
	close(p.done)
	p.idle.Wait()
}
