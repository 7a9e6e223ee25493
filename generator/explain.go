package generator

import (
	"github.com/etagen/etagen/annotations"
)

// explain adds to diagnostics about types that are not known what the type
// check found there.
func (r *run) explain(s *source, diagnostics []annotations.Diagnostic) []annotations.Diagnostic {
	return diagnostics
}
