package main

import "github.com/etagen/etagen/cmd/etagen/internal/listing"

// print prints the result, as text or as JSON.
func (p *printer) print(r result) {
	if p.json {
		p.document(r).write(p.stdout)
		return
	}
	p.text(r)
}

// text prints the result as text.
func (p *printer) text(r result) {
	if r.plan != nil {
		p.diagnostics(r.plan.Diagnostics)
	}
	if r.status(p.mode) == exitFailure {
		return
	}
	if r.plan != nil {
		p.skipped(r.plan.Skipped)
	}
	switch p.mode {
	case modeExplain:
		p.explained(r.ref)
	case modeRun:
		p.files(r.plan.Files)
		p.emptied(r.plan.Files)
	case modeCheck:
		p.findings(r.plan.Findings())
	case modeDiff:
		p.diffs(r.plan.Findings())
	case modeOpenAPI:
		_, _ = p.stdout.Write(r.api) // the writer records errors
	case modeList:
		p.listed(listing.List(r.plan.Resources, p.dir))
	}
}
