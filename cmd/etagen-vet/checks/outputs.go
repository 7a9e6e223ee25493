package checks

import (
	"fmt"
	"go/token"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
	"github.com/etagen/etagen/generator"
)

// These are the codes of etagenoutput.
const (
	codeMissing = "missing-output"
	codeStale   = "stale-output"
)

// newOutputs returns the analyzer etagenoutput, which reports resources whose output is
// not up to date.
func newOutputs(inspected *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             "etagenoutput",
		Doc:              "report resources whose generated files are missing or stale\n\nThe files are compared with what this version of etagen would write.",
		URL:              finding.Documentation,
		Requires:         []*analysis.Analyzer{inspected},
		RunDespiteErrors: true,
		Run: func(pass *analysis.Pass) (any, error) {
			for _, o := range pass.ResultOf[inspected].(*generator.Inspection).Outputs {
				if o.Action != generator.Keep {
					reportOutput(pass, o)
				}
			}
			return nil, nil
		},
	}
}

// reportOutput reports an output at the name of its resource, because nobody looks into
// generated files.
func reportOutput(pass *analysis.Pass, o generator.Inspected) {
	pos := locate(pass, o.Resource.Pos)
	if !pos.IsValid() {
		return // not in a file of the pass
	}
	d := analysis.Diagnostic{Pos: pos, End: pos + token.Pos(len(o.Resource.Name))}
	name := filepath.Base(o.Path)
	switch {
	case o.Action == generator.Create:
		d.Category = codeMissing
		d.Message = fmt.Sprintf("the generated code for %s is missing: run go generate to write %s", o.Resource.Name, name)
	case strings.HasSuffix(name, "_test.go"):
		d.Category = codeStale
		d.Message = fmt.Sprintf("the generated tests for %s in %s are out of date: run go generate", o.Resource.Name, name)
	default:
		d.Category = codeStale
		d.Message = fmt.Sprintf("the generated code for %s in %s is out of date: run go generate", o.Resource.Name, name)
	}
	finding.Report(pass, d)
}
