package main

import (
	"fmt"
	"strings"
)

// A report is all that was measured.
type report struct {
	served    *servedTable
	generated []goal
	compiled  []goal
}

// markdown returns the page.
func (r report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, `# Performance

Measured with %s.
Contenders had their turns in one run, and figures are ratios: times are those of one machine, and mean little on another.
`+"`make bench`"+` measures anew and writes this page.

![Times of handlers as multiples of those of etagen](performance.svg)

## Serving

Time of a handler with its mux, as a multiple of etagen's: the shortest of many turns each. Who answers with another status,
without ETag and Cache-Control, or with content if there may be none, has no figure.

`, machine())
	fmt.Fprint(&b, "| |")
	for _, c := range r.served.contenders {
		fmt.Fprintf(&b, " %s |", c.name)
	}
	fmt.Fprint(&b, "\n|---|"+strings.Repeat("---|", len(r.served.contenders))+"\n")
	for i, at := range r.served.rows {
		fmt.Fprintf(&b, "| %s |", at.name)
		for _, c := range r.served.cells[i] {
			if c.right {
				fmt.Fprintf(&b, " %.2f |", c.ratio)
			} else {
				fmt.Fprint(&b, " – |")
			}
		}
		fmt.Fprintln(&b)
	}
	fmt.Fprint(&b, `
*smallest* compares one entity tag that never changes, and sends the same fields; *by hand* is what somebody writes who has
read RFC 9110. All but fiber are for net/http.

## Generating

Processor time of a whole process, as a multiple of that of the second that is named: the median of all turns.

| | ratio | goal |
|---|---|---|
`)
	for _, g := range r.generated {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", g.name, g.shown(), g.wanted())
	}
	fmt.Fprint(&b, `
An edit renames a field of one resource; the output of all is there. etagen starts no go command for this, compiles nothing,
and keeps what it has rendered in `+"`etagen`"+` in the cache folder of the user, unless `+"`CI=true`"+` is set or `+"`--check`"+` is given.
The others make what they make of the same file: methods of enumerations, mocks of interfaces, copies of structs, or servers of
an OpenAPI document.
`)
	fmt.Fprint(&b, `
## Compiling

Processor time of the compiler and size of programs, for resources with all methods and a list, as a multiple of those of
resources that share no code: each has a package for itself, and its own copy of the support package. Those are a few, which
stand for as many as the others are: the compiler takes as long for each, and a program grows as much.

| | ratio | goal |
|---|---|---|
`)
	for _, g := range r.compiled {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", g.name, g.shown(), g.wanted())
	}
	return b.String()
}

// shown is the ratio, or why there is none.
func (g goal) shown() string {
	if g.note != "" {
		return g.note
	}
	return fmt.Sprintf("%.2f", g.ratio)
}

// wanted is the goal.
func (g goal) wanted() string {
	switch {
	case g.most == 0:
		return ""
	case g.note == "" && g.ratio > g.most:
		return fmt.Sprintf("%v, missed", g.most)
	}
	return fmt.Sprint(g.most)
}
