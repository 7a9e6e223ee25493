package main

import (
	"fmt"
	"strings"
)

// These keys of goals find the paragraphs about goals that were missed.
const (
	tagged, list, dated, refused, put, full, kept, coded     = "tag", "list", "date", "412", "PUT", "200", "kept", "coded"
	over304, over200                                         = "304 over loopback", "200 over loopback"
	edits, anew, single, growth, memory, nothing, cold, each = "edit", "anew", "one", "growth", "memory", "nothing", "cold", "each"
	compiler, binary                                         = "compiler", "binary"
)

// missedServing writes a paragraph for each handler goal that was missed.
func (r *report) missedServing(b *strings.Builder) {
	for _, h := range handlerGoals() {
		if h.verdict(r.served) == "missed" {
			paragraph(b, h.name, h.figures(r.served), why(h.key), h.profiled(r.served))
		}
	}
}

// missed writes a paragraph for each goal that was missed.
func missed(b *strings.Builder, goals []goal) {
	for _, g := range goals {
		if g.missed() {
			paragraph(b, g.name, fmt.Sprintf("%.2f is %s.", g.ratio, g.by()), why(g.key), g.parts)
		}
	}
}

// paragraph writes a paragraph about a missed goal, wrapped as on other pages.
func paragraph(b *strings.Builder, name string, texts ...string) {
	fmt.Fprint(b, "\n")
	line := ""
	for _, word := range strings.Fields("**Missed: " + name + ".** " + strings.Join(texts, " ")) {
		if line != "" && len(line)+len(word) >= 125 {
			fmt.Fprintln(b, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	fmt.Fprintln(b, line)
}
