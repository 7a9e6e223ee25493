package main

import (
	"fmt"
	"io"
	"time"
)

// A clock notes how long each stage of a run takes.
type clock struct {
	stages []stage
}

// A stage is a part of a run.
type stage struct {
	name  string
	start time.Time
}

// newClock returns a clock that has seen no stage.
func newClock() *clock { return &clock{} }

// enter notes that a stage begins, unless it has already.
func (c *clock) enter(name string) {
	if n := len(c.stages); n == 0 || c.stages[n-1].name != name {
		c.stages = append(c.stages, stage{name, time.Now()})
	}
}

// print prints how long each stage took, and all together.
func (c *clock) print(w io.Writer) {
	end := time.Now()
	for i, s := range c.stages {
		until := end
		if i+1 < len(c.stages) {
			until = c.stages[i+1].start
		}
		fmt.Fprintf(w, "%-18s %8.1f ms\n", s.name, milliseconds(until.Sub(s.start)))
	}
	if len(c.stages) > 0 {
		fmt.Fprintf(w, "%-18s %8.1f ms\n", "total", milliseconds(end.Sub(c.stages[0].start)))
	}
}

// milliseconds is a duration as a number of them.
func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
