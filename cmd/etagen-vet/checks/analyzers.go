// Package checks has the analyzers of etagen-vet, for drivers of other kinds
// too: golangci-lint, or a command with analyzers of a team's own.
package checks

import (
	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store"
)

// Analyzers returns the analyzers of etagen-vet, in the order of their names:
// etagen, etagenoutput and etagenstore. They may run at once with any others.
func Analyzers() []*analysis.Analyzer {
	inspected := newInspected()
	return []*analysis.Analyzer{newDirectives(inspected), newOutputs(inspected), store.New()}
}
