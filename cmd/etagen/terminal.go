package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// isTerminal tells whether somebody is likely to look at what is written to a
// file.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// What a progress line waits for, so that a quick run does not flicker.
const (
	progressDelay = time.Second
	progressEvery = 100 * time.Millisecond
)

// A progress is a line on the terminal that tells how far a long run is.
type progress struct {
	to    io.Writer // nil is nowhere
	start time.Time
	last  time.Time // when the line was written; zero when it is not there
}

// newProgress returns the progress line of the command.
func (c *command) newProgress() *progress {
	p := &progress{start: time.Now()}
	if c.terminal {
		p.to = c.stderr
	}
	return p
}

// show writes the line anew.
func (p *progress) show(stage string, done, total int) {
	now := time.Now()
	if p.to == nil || now.Sub(p.start) < progressDelay || now.Sub(p.last) < progressEvery {
		return
	}
	p.last = now
	fmt.Fprintf(p.to, "\r\x1b[Ketagen: %s", stage)
	if total > 1 {
		fmt.Fprintf(p.to, " %d/%d", done, total)
	}
}

// clear takes the line away.
func (p *progress) clear() {
	if !p.last.IsZero() {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
