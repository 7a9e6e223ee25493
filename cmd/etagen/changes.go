package main

import (
	"fmt"

	"github.com/etagen/etagen/generator"
)

// files prints a line for each changed file, and one line for a whole support package.
// With --verbose it prints a line for every file.
func (p *printer) files(files []generator.File) {
	if p.verbose {
		for _, f := range files {
			fmt.Fprintf(p.stdout, "%-8s %s: %s\n", f.Action, p.dir.Shown(f.Path), f.Reason)
		}
		return
	}
	if p.quiet {
		return
	}
	printed := map[string]bool{}
	for _, f := range files {
		switch {
		case f.Action == generator.Keep || printed[f.Support]:
		case f.Support == "":
			fmt.Fprintf(p.stdout, "%-8s %s\n", f.Action, p.dir.Shown(f.Path))
		default:
			printed[f.Support] = true
			action, n := supportAction(files, f.Support)
			fmt.Fprintf(p.stdout, "%-8s %s (%s)\n", action, p.dir.Shown(f.Support), counted(n, "file"))
		}
	}
}

// supportAction returns what happens to a support package, and to how many of its files.
// It is an update unless all files are created, removed or emptied.
func supportAction(files []generator.File, support string) (generator.Action, int) {
	actions := map[generator.Action]int{}
	n := 0
	for _, f := range files {
		if f.Support == support {
			actions[f.Action]++
			n++
		}
	}
	for _, action := range []generator.Action{generator.Create, generator.Delete, generator.Empty} {
		if actions[action] == n {
			return action, n
		}
	}
	return generator.Update, n - actions[generator.Keep]
}

// counted returns a number with its noun, in the plural if necessary.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
