package store

import (
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// A checker checks the stores of one package.
type checker struct {
	pass *analysis.Pass
	*code
	methods []*method
	origins *origins
	rows    *rows
}

// newChecker returns a checker of the stores for resources.
func newChecker(pass *analysis.Pass, resources []*resource) *checker {
	c := &checker{pass: pass, code: readCode(pass)}
	for _, r := range resources {
		c.methods = append(c.methods, r.methodsIn(c.code)...)
	}
	c.origins = &origins{c.code, resources, map[types.Object]bool{}}
	c.rows = &rows{code: c.code, resources: resources, methods: c.methods, helpers: map[*types.Func]*helper{}}
	return c
}

// These are the codes of etagenstore.
const (
	codeStoreError = "store-error"
	codeNoConflict = "no-conflict"
	codeNoRefusal  = "no-refusal"
)
