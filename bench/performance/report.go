package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/bench/performance/serving"
)

// A report has all measurements.
type report struct {
	served    []*serving.Measured // the first is of the current release
	generated []goal
	compiled  []goal
	contests  []contest
}

// releases returns the releases of Go that handlers were measured with.
func (r *report) releases() []string {
	var names []string
	for _, m := range r.served {
		names = append(names, strings.Replace(m.Go, "go", "Go ", 1))
	}
	return names
}

// markdown returns the page.
func (r *report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, `# Performance

`+"`make bench`"+` measures etagen beside others and writes this page, in about five minutes if the machine has nothing else to do.
This was measured on %s, with %s.

The programs take turns in one run. Figures are ratios, because the times of one machine mean little on another. A ratio is the
median of all rounds. The response or the output of each program is checked before it is measured.

![Processor time of handlers and generators as multiples of etagen's](performance.svg)
`, machine(), strings.Join(r.releases(), " and "))
	r.serving(&b)
	r.generating(&b)
	r.compiling(&b)
	fmt.Fprint(&b, `
## To repeat it

`+"`make bench`"+` in a clone of this repository. With `+"`ARGS='-rounds 3'`"+` it takes less time, and with `+"`ARGS=-handlers`"+` it leaves
generators out. With `+"`ARGS=-short`"+` it asks each contender once, to see that it works, and does not write this page. All of it is
in [bench](../bench), a module of its own. The first run downloads and builds the others.
`)
	return b.String()
}

// serving writes the part about handlers.
func (r *report) serving(b *strings.Builder) {
	fmt.Fprintf(b, `
## Serving

Each row names two programs. The figure is the processor time of the first, divided by that of the second. Both are called
without a mux, which would take the same time; over loopback, it is the time of the whole server.

| | %s | allocations | goal | |
|---|%s---|---|---|
`, strings.Join(r.releases(), " | "), strings.Repeat("---|", len(r.served)))
	for _, h := range handlerGoals() {
		fmt.Fprint(b, h.line(r.served))
	}
	fmt.Fprint(b, `
*By hand* is written by someone who has read RFC 9110. The smallest handler compares one entity tag that never changes.
The book has 2 KiB, and is in memory. Bytes are [kept](keep.md) or [coded](compress.md) if a directive says so.
`)
	r.missedServing(b)
	fmt.Fprint(b, "\n### Others\n\nProcessor time with the mux, as a multiple of etagen's. A program has no figure if it responds with another status,\nwithout a required ETag, Cache-Control or Content-Type, or with content in a 304.\n\n")
	r.table(b, nil)
	fmt.Fprint(b, "\nAll but fiber are for net/http. fiber has its middleware etag, huma its package conditional, and hhsnopek/etag is at\nv0.0.0-20171206181245-aea95f647346.\n\nThe same over loopback, for whole servers, each in a process of its own with one processor:\n\n")
	r.table(b, []string{serving.Loopback304, serving.Loopback200})
}

// table writes heats that have the same entries: the named heats, or by default those
// with a mux.
func (r *report) table(b *strings.Builder, names []string) {
	if names == nil {
		names = serving.Rows()
	}
	for i, name := range names {
		heat := r.served[0].Find(name)
		if heat == nil {
			continue
		}
		if i == 0 {
			fmt.Fprint(b, "| |")
			for _, e := range heat.Entries {
				fmt.Fprintf(b, " %s |", e.Name)
			}
			fmt.Fprint(b, "\n|---|"+strings.Repeat("---|", len(heat.Entries))+"\n")
		}
		fmt.Fprintf(b, "| %s |", name)
		for _, e := range heat.Entries {
			if ratio, err := heat.Ratio(e.Name, serving.Etagen); err == nil {
				fmt.Fprintf(b, " %.2f |", ratio)
			} else {
				fmt.Fprint(b, " – |")
			}
		}
		fmt.Fprintln(b)
	}
}

// generating writes the part about generators.
func (r *report) generating(b *strings.Builder) {
	fmt.Fprint(b, `
## Generating

Each row names two processes. The figure is the time of the first, with all that it starts, divided by that of the second. The
goals are for processor time; the last column has both times.

| | processor time | wall time | goal | | |
|---|---|---|---|---|---|
`)
	for _, g := range r.generated {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", g.name, g.shown(), g.passed(), g.wanted(), g.times)
	}
	fmt.Fprint(b, `
The resources have eleven fields each, methods for reads and writes, and a list. An edit gives one of them another
Cache-Control: its output has to be rendered anew, and the code in place still compiles, as `+"`packages.Load`"+` has the go command
do. etagen starts no go command for this, compiles nothing, and keeps what it has rendered in `+"`etagen`"+` in the cache folder of
the user, unless `+"`CI=true`"+` is set or `+"`--check`"+` is given.
`)
	missed(b, r.generated)
	fmt.Fprint(b, `
### Others

Each generator runs after an edit of the same files. The figure is its time, divided by that of etagen with `+"`CI=true`"+`: for one
resource, and for 100. Only the folder of etagen contains the output of etagen.

| | makes | processor time, 1 | wall time, 1 | processor time, 100 | wall time, 100 |
|---|---|---|---|---|---|
`)
	for _, c := range r.contests {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s |\n", c.name, c.makes, c.few.shown(), c.few.passed(), c.many.shown(), c.many.passed())
	}
}

// compiling writes the part about the compiler and binaries.
func (r *report) compiling(b *strings.Builder) {
	fmt.Fprint(b, `
## Compiling

Processor time of the compiler and size of programs, for resources with all methods and a list, as a multiple of those of
resources that share no code: each has a package for itself, and its own copy of the support package. Only a few of those
are compiled, and their figures are multiplied: each takes the compiler as long, and adds as much to a program.

| | ratio | goal | |
|---|---|---|---|
`)
	for _, g := range r.compiled {
		fmt.Fprintf(b, "| %s | %s | %s |\n", g.name, g.shown(), g.wanted())
	}
	missed(b, r.compiled)
}

// complete returns an error if a figure is missing.
func (r *report) complete() error {
	var all []error
	lacks := func(g goal) {
		if g.note != "" {
			all = append(all, fmt.Errorf("%s: %s", g.name, g.note))
		}
	}
	for _, h := range handlerGoals() {
		for _, m := range r.served {
			g, _ := h.of(m)
			lacks(g)
		}
	}
	for _, g := range slices.Concat(r.generated, r.compiled) {
		lacks(g)
	}
	for _, c := range r.contests {
		lacks(c.few)
		lacks(c.many)
	}
	return errors.Join(all...)
}
