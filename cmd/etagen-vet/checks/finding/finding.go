// Package finding reports what the analyzers have found.
package finding

import "golang.org/x/tools/go/analysis"

// Documentation is where the analyzers and their codes are explained.
const Documentation = "https://github.com/etagen/etagen/blob/main/docs/vet.md"

// Report reports a diagnostic with its code, which is in the message too: not every
// driver prints categories.
func Report(pass *analysis.Pass, d analysis.Diagnostic) {
	d.Message += " [" + d.Category + "]"
	pass.Report(d)
}
