// Package checks has the analyzers of etagen-vet. Other drivers can use them too:
// golangci-lint, or a team's command with its own analyzers.
package checks

import (
	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store"
)

// Analyzers returns the analyzers of etagen-vet, sorted by name: etagen, etagenoutput and
// etagenstore. They may run concurrently with any others. Use it to add them to your own
// vet tool.
func Analyzers() []*analysis.Analyzer {
	inspected := newInspected()
	return []*analysis.Analyzer{newDirectives(inspected), newOutputs(inspected), store.New()}
}
