package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
)

// maxPerFile is the number of diagnostics printed for one file. More usually come from
// one repeated mistake.
const maxPerFile = 20

// diagnostics prints the diagnostics, one per line. On a terminal, the source line
// follows, with carets under the error. A plain run also prints notes, and a list those
// about routes.
func (p *printer) diagnostics(all []model.Diagnostic) {
	all = slices.DeleteFunc(slices.Clone(all), func(d model.Diagnostic) bool {
		wanted := p.mode == modeRun || p.mode == modeList && d.Code == model.SharedRoute
		return d.Note && (p.quiet || !wanted)
	})
	for _, group := range byFile(all) {
		shown := group
		if !p.verbose {
			shown = atMost(maxPerFile, group)
		}
		for _, d := range shown {
			p.diagnostic(d)
		}
		if more := len(group) - len(shown); more > 0 {
			fmt.Fprintf(p.stderr, "… and %d more in %s; -v shows all\n", more, p.dir.Shown(group[0].Pos.Filename))
		}
	}
}

// diagnostic prints one diagnostic.
func (p *printer) diagnostic(d model.Diagnostic) {
	path := d.Pos.Filename
	d.Pos.Filename, d.Message = p.dir.Shown(path), annotations.Visible(d.Message)
	if !p.terminal {
		if !strings.Contains(d.Message, d.Suggestion) {
			d.Message += fmt.Sprintf("; did you mean %q?", d.Suggestion)
		}
		fmt.Fprintln(p.stderr, d)
		return
	}
	kind := ""
	if d.Note {
		kind = term.Paint(p.errColour, kindColour(d), "note:") + " "
	}
	fmt.Fprintf(p.stderr, "%s %s%s %s\n%s", term.Paint(p.errColour, term.Bold, d.Pos.String()+":"), kind, d.Message,
		term.Paint(p.errColour, term.Dim, "["+string(d.Code)+"]"), p.excerpt(path, d))
}

// withoutNotes returns the diagnostics that are not notes.
func withoutNotes(all []model.Diagnostic) []model.Diagnostic {
	var rest []model.Diagnostic
	for _, d := range all {
		if !d.Note {
			rest = append(rest, d)
		}
	}
	return rest
}

// byFile groups diagnostics, which are sorted by file, by file.
func byFile(all []model.Diagnostic) [][]model.Diagnostic {
	var groups [][]model.Diagnostic
	for i, d := range all {
		if i == 0 || d.Pos.Filename != all[i-1].Pos.Filename {
			groups = append(groups, nil)
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], d)
	}
	return groups
}

// atMost returns the first n diagnostics, in order. A note never displaces an error.
func atMost(n int, all []model.Diagnostic) []model.Diagnostic {
	notes := max(0, n-len(withoutNotes(all)))
	var shown []model.Diagnostic
	for _, d := range all {
		if d.Note {
			if notes--; notes < 0 {
				continue
			}
		}
		if len(shown) < n {
			shown = append(shown, d)
		}
	}
	return shown
}
