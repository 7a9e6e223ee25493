package main

import "fmt"

// A goal is a ratio that etagen is to stay below.
type goal struct {
	key   string // finds the paragraph to write if the goal is missed
	name  string
	most  float64 // 0 if there is no goal
	ratio float64 // of processor time, or of memory
	wall  float64 // of elapsed time, if that was measured
	times string  // the two measurements
	note  string  // why there is no ratio
	parts string  // where the time goes, if the goal was missed
}

// missed reports whether the ratio was measured and is too large.
func (g goal) missed() bool { return g.note == "" && g.most > 0 && g.ratio > g.most }

// shown returns the ratio, or why there is none.
func (g goal) shown() string {
	if g.note != "" {
		return g.note
	}
	return fmt.Sprintf("%.2f", g.ratio)
}

// passed returns the ratio of elapsed time.
func (g goal) passed() string {
	if g.note != "" || g.wall == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", g.wall)
}

// wanted returns the goal, and whether it was reached.
func (g goal) wanted() string {
	switch {
	case g.most == 0:
		return " | "
	case g.note != "":
		return fmt.Sprintf("%.2f | not measured", g.most)
	case g.missed():
		return fmt.Sprintf("%.2f | missed", g.most)
	}
	return fmt.Sprintf("%.2f | reached", g.most)
}

// by returns by how much a goal was missed.
func (g goal) by() string {
	if over := g.ratio / g.most; over >= 2 {
		return fmt.Sprintf("%.1f times the goal", over)
	} else {
		return fmt.Sprintf("%.0f %% above the goal", (over-1)*100)
	}
}
