package main

import (
	"fmt"
	"strings"
)

// Keys of goals, by which a paragraph is found if one is missed.
const (
	tagged, list, dated, refused, put, full, kept, coded     = "tag", "list", "date", "412", "PUT", "200", "kept", "coded"
	over304, over200                                         = "304 over loopback", "200 over loopback"
	edits, anew, single, growth, memory, nothing, cold, each = "edit", "anew", "one", "growth", "memory", "nothing", "cold", "each"
	compiler, binary                                         = "compiler", "binary"
)

// missedServing writes a paragraph for each goal for handlers that was missed.
func (r *report) missedServing(b *strings.Builder) {
	for _, h := range handlerGoals() {
		if h.verdict(r.served) == "missed" {
			fmt.Fprintf(b, "\n**Missed: %s.** %s %s%s\n", h.name, h.figures(r.served), why(h.key), h.profiled(r.served))
		}
	}
}

// missed writes a paragraph for each goal that was missed.
func missed(b *strings.Builder, goals []goal) {
	for _, g := range goals {
		if g.missed() {
			fmt.Fprintf(b, "\n**Missed: %s.** %.2f is %s. %s\n", g.name, g.ratio, g.by(), strings.TrimSpace(why(g.key)+"\n"+g.parts))
		}
	}
}
