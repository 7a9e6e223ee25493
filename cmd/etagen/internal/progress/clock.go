// Package progress reports how far a run is, and how long its stages take.
package progress

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// A Clock measures how long each stage of a run takes, adding up all its turns: with
// --modules, each module has one.
// Use one for each run of the command.
type Clock struct {
	stages []stage
	start  time.Time
	turn   time.Time // when the current stage was entered
	last   int
	notes  []string
}

// A stage is a part of a run.
type stage struct {
	name string
	took time.Duration
}

// NewClock returns a clock without stages. Call it when the run begins.
func NewClock() *Clock {
	now := time.Now()
	return &Clock{start: now, turn: now, last: -1}
}

// Enter records that a stage begins, unless it is the current one.
func (c *Clock) Enter(name string) {
	i := slices.IndexFunc(c.stages, func(s stage) bool { return s.name == name })
	if i >= 0 && i == c.last {
		return
	}
	c.stop()
	if i < 0 {
		i = len(c.stages)
		c.stages = append(c.stages, stage{name: name})
	}
	c.last = i
}

// Note records why the go command was called, once for each reason.
func (c *Clock) Note(why string) {
	if !slices.Contains(c.notes, why) {
		c.notes = append(c.notes, why)
	}
}

// stop ends the turn of the current stage.
func (c *Clock) stop() {
	now := time.Now()
	if c.last >= 0 {
		c.stages[c.last].took += now.Sub(c.turn)
	}
	c.turn = now
}

// Print prints how long each stage took, why the go command was called, and the total
// time.
func (c *Clock) Print(w io.Writer) {
	c.stop()
	for _, s := range c.stages {
		fmt.Fprintf(w, "%-18s %8.1f ms\n", s.name, milliseconds(s.took))
	}
	for _, why := range c.notes {
		fmt.Fprintln(w, "the go command was asked:", why)
	}
	fmt.Fprintf(w, "%-18s %8.1f ms\n", "total", milliseconds(c.turn.Sub(c.start)))
}

// milliseconds returns a duration in milliseconds.
func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
