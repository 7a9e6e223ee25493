// Package store has the analyzer etagenstore, which checks the errors that the stores of
// a package return.
package store

import (
	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
)

// New returns the analyzer etagenstore, which reports stores whose errors mean nothing to
// the generated handlers. Use it to run this analyzer alone; package checks has all.
func New() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: "etagenstore",
		Doc: `report errors of stores that do not wrap the generated ones

A BookStore reports what it has not found, or not changed, by errors that wrap
ErrBookNotFound, ErrBookConflict and ErrBookExists. The handler responds 500
to any other error, such as sql.ErrNoRows.`,
		URL: finding.Documentation,
		// Unknown types are silently skipped.
		RunDespiteErrors: true,
		Run: func(pass *analysis.Pass) (any, error) {
			resources := findResources(pass)
			if len(resources) == 0 {
				return nil, nil
			}
			c := newChecker(pass, resources)
			if len(c.methods) == 0 {
				return nil, nil
			}
			for _, m := range c.methods {
				c.checkErrors(m)
				c.checkConflict(m)
				c.checkRefusal(m)
			}
			c.checkVerbs()
			return nil, nil
		},
	}
}
