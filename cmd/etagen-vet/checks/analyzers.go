// Package checks has the analyzers of etagen-vet, for drivers of other kinds
// too: golangci-lint, or a command with analyzers of a team's own.
package checks

import "golang.org/x/tools/go/analysis"

// documentation is where the analyzers and their codes are explained.
const documentation = "https://github.com/etagen/etagen/blob/main/docs/vet.md"

// Analyzers returns the analyzers of etagen-vet, in the order of their names:
// etagen, etagenoutput and etagenstore. They may run at once with any others.
func Analyzers() []*analysis.Analyzer {
	inspected := newInspected()
	return []*analysis.Analyzer{newDirectives(inspected), newOutputs(inspected), newStores()}
}

// report reports a diagnostic with its code, which stands in the message too:
// not every driver prints categories.
func report(pass *analysis.Pass, d analysis.Diagnostic) {
	d.Message += " [" + d.Category + "]"
	pass.Report(d)
}
