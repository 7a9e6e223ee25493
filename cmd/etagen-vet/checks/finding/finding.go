// Package finding reports diagnostics of the analyzers.
package finding

import "golang.org/x/tools/go/analysis"

// Documentation is the page that explains the analyzers and their codes. Set it as the
// URL of an analyzer.
const Documentation = "https://github.com/etagen/etagen/blob/main/docs/vet.md"

// Report reports a diagnostic. It adds the code to the message, because not every driver
// prints categories. Use it instead of the method Report of a pass.
func Report(pass *analysis.Pass, d analysis.Diagnostic) {
	d.Message += " [" + d.Category + "]"
	pass.Report(d)
}
