package main

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/listing"
	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/cmd/etagen/internal/reference"
	"github.com/etagen/etagen/generator"
)

// schemaVersion is the version of the JSON. It is increased if a member is removed or
// changes its meaning, but not for a new member. docs/schema.json describes it.
const schemaVersion = 1

// A document is the output of --json: the whole result of a run.
type document struct {
	Version     int                  `json:"version"`
	Mode        mode                 `json:"mode"`
	Status      int                  `json:"status"` // exit status
	Error       string               `json:"error,omitempty"`
	Diagnostics []diagnostic         `json:"diagnostics"`
	Skipped     []string             `json:"skipped,omitempty"`
	Files       []changedFile        `json:"files,omitzero"`    // of a plain run
	Findings    []finding            `json:"findings,omitzero"` // of --check and --diff
	Base        string               `json:"base,omitempty"`    // of --diff
	Resources   []listing.Resource   `json:"resources,omitzero"`
	Reference   *reference.Reference `json:"reference,omitempty"`
}

// A diagnostic is an error in the source, or a note.
type diagnostic struct {
	place.Position
	End        *end       `json:"end,omitempty"`
	Severity   string     `json:"severity"` // error or note
	Code       model.Code `json:"code"`
	Message    string     `json:"message"`
	Suggestion string     `json:"suggestion,omitempty"`
}

// An end is a position in a file at which something ends.
type end struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// A changedFile describes what a run did with a file.
type changedFile struct {
	Path   string `json:"path"`
	Action string `json:"action"` // created, updated, removed, emptied, kept
	Reason string `json:"reason"`
}

// A finding is a file that is not up to date.
type finding struct {
	Path  string          `json:"path"`
	State generator.State `json:"state"`
	What  string          `json:"what"`
	Diff  string          `json:"diff,omitempty"`
}

// document returns the result for JSON, without any limits on its length.
func (p *printer) document(r result) document {
	d := document{Version: schemaVersion, Mode: p.mode, Status: r.status(p.mode), Diagnostics: []diagnostic{}}
	if r.err != nil {
		d.Error = r.err.Error()
	}
	if r.plan != nil {
		for _, found := range r.plan.Diagnostics {
			d.Diagnostics = append(d.Diagnostics, p.diagnosticDocument(found))
		}
		for _, dir := range r.plan.Skipped {
			d.Skipped = append(d.Skipped, p.dir.Slashed(dir))
		}
	}
	if d.Status == exitFailure {
		return d
	}
	switch p.mode {
	case modeExplain:
		d.Reference = &r.ref
	case modeList:
		d.Resources = listing.List(r.plan.Resources, p.dir)
	case modeRun:
		d.Files = p.changedFiles(r.plan.Files)
	case modeCheck:
		d.Findings = p.findingDocuments(r.plan.Findings(), "")
	case modeDiff:
		base := diffBase(string(p.dir), r.plan.Findings())
		d.Base = p.dir.Slashed(base)
		d.Findings = p.findingDocuments(r.plan.Findings(), base)
	}
	return d
}

// diagnosticDocument returns a diagnostic for JSON.
func (p *printer) diagnosticDocument(found model.Diagnostic) diagnostic {
	d := diagnostic{
		Position: p.dir.Position(found.Pos), Severity: "error",
		Code: found.Code, Message: found.Message, Suggestion: found.Suggestion,
	}
	if found.Note {
		d.Severity = "note"
	}
	if found.End.IsValid() {
		d.End = &end{found.End.Line, found.End.Column}
	}
	return d
}

// changedFiles returns the files of a run. Unchanged files are included only with
// --verbose.
func (p *printer) changedFiles(files []generator.File) []changedFile {
	all := []changedFile{}
	for _, f := range files {
		if f.Action != generator.Keep || p.verbose {
			all = append(all, changedFile{p.dir.Slashed(f.Path), f.Action.String(), f.Reason})
		}
	}
	return all
}

// findingDocuments returns findings for JSON. If base is given, they include diffs with
// paths relative to it.
func (p *printer) findingDocuments(findings []generator.Finding, base string) []finding {
	all := []finding{}
	for _, f := range findings {
		document := finding{Path: p.dir.Slashed(f.Path), State: f.State, What: f.What}
		if base != "" {
			document.Diff = unifiedDiff(base, f)
		}
		all = append(all, document)
	}
	return all
}

// write writes the document.
func (d document) write(w io.Writer) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	_ = encoder.Encode(d)                    // cannot fail with this document
	_, _ = w.Write(escapeJSON(text.Bytes())) // the writer records errors
}
