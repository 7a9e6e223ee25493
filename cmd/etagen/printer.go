package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/cmd/etagen/internal/listing"
	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/cmd/etagen/internal/reference"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
	"github.com/etagen/etagen/generator"
)

// A printer prints the result of a run as text.
type printer struct {
	*command
	*options
	dir    place.Folder // printed paths are relative to it
	source sourceFile
}

// A sourceFile is a file that excerpts are taken from.
type sourceFile struct {
	path  string
	lines []string
}

// emptied prints why files are emptied and not removed.
func (p *printer) emptied(files []generator.File) {
	if !p.quiet && slices.ContainsFunc(files, func(f generator.File) bool { return f.Action == generator.Empty }) {
		fmt.Fprintln(p.stderr, "etagen: go generate would fail if a file that it has listed were removed, so some files are only emptied: run it again to remove them")
	}
}

// findings prints a line for each file that is not up to date.
func (p *printer) findings(all []generator.Finding) {
	if p.quiet {
		return
	}
	for _, f := range all {
		fmt.Fprintf(p.stdout, "%s: %s\n", p.dir.Shown(f.Path), annotations.Visible(f.What))
	}
}

// listed prints a table of resources.
func (p *printer) listed(all []listing.Resource) {
	if len(all) == 0 {
		fmt.Fprintln(p.stderr, "etagen: no type has a resource directive; etagen --explain shows how to write one")
		return
	}
	listing.Table(p.stdout, p.outColour, all)
}

// explained prints a reference. On a terminal, its headings are bold.
func (p *printer) explained(r reference.Reference) {
	for line := range strings.Lines(r.Markdown(p.explain == reference.All)) {
		if p.outColour && strings.HasPrefix(line, "#") {
			line = term.Paint(true, term.Bold, strings.TrimSpace(strings.TrimLeft(line, "#"))) + "\n"
		}
		fmt.Fprint(p.stdout, line)
	}
}

// skipped prints, in one line, which modules the run did not enter.
func (p *printer) skipped(dirs []string) {
	if p.quiet || len(dirs) == 0 {
		return
	}
	var names []string
	for _, dir := range dirs {
		names = append(names, p.dir.Shown(dir))
	}
	if len(names) == 1 {
		fmt.Fprintf(p.stderr, "etagen: skipped %s, a separate module with directives; --modules includes it\n", names[0])
		return
	}
	fmt.Fprintf(p.stderr, "etagen: skipped %d separate modules with directives, %s; --modules includes them\n", len(names), strings.Join(names, ", "))
}
