// Package store has the analyzer etagenstore, which checks the errors that the stores of
// a package return.
package store

import (
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/finding"
)

// These are the codes of etagenstore.
const (
	codeStoreError = "store-error"
	codeNoConflict = "no-conflict"
	codeNoRefusal  = "no-refusal"
)

// New returns the analyzer etagenstore, which reports stores whose errors mean nothing to
// the generated handlers. Use it to run this analyzer alone; package checks has all.
func New() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: "etagenstore",
		Doc: `report errors of stores that do not wrap the generated ones

A BookStore tells what it has not found, or not changed, by errors that wrap
ErrBookNotFound, ErrBookConflict and ErrBookExists. Any other error, such as
sql.ErrNoRows, is answered 500.`,
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

// A checker checks the stores of one package.
type checker struct {
	pass *analysis.Pass
	*code
	resources []*resource
	methods   []*method
	helpers   map[*types.Func]*helper // what is known about functions of the package
}

// newChecker returns a checker of the stores for resources.
func newChecker(pass *analysis.Pass, resources []*resource) *checker {
	c := &checker{pass: pass, code: readCode(pass), resources: resources, helpers: map[*types.Func]*helper{}}
	for _, r := range resources {
		c.methods = append(c.methods, c.methodsFor(r)...)
	}
	return c
}
