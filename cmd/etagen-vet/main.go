// Command etagen-vet looks at packages with resources for what etagen and the
// compiler cannot tell: it is etagen's own check of directives and roles as an
// analyzer, which an editor and go vet can run, and beside it two more.
//
// Usage:
//
//	etagen-vet [flags] packages
//	go vet -vettool=$(go tool -n etagen-vet) packages
//
// The analyzers are:
//
//	etagen        what etagen says of directives and roles, notes left out; a
//	              misspelling has a suggested fix
//	etagenoutput  a resource whose output is missing, or is not what etagen
//	              writes now
//	etagenstore   a store whose errors do not wrap the generated ones, or whose
//	              writes cannot report a conflict
//
// Each diagnostic ends in its code, and has it as its category. The flags are
// those of every such command:
//
//	-NAME         run the analyzer of that name alone; -NAME=false leaves it out
//	-fix          apply the suggested fixes, and print nothing
//	-diff         with -fix, print the fixes as a diff and change nothing
//	-json         print diagnostics and fixes as JSON
//	-test=false   leave out the packages' tests
//
// A package that does not compile is checked all the same; go vet stops at the
// compiler's errors and runs no analyzer. A resource whose output is missing
// mostly leaves its package in that state, so that etagen-vet by itself, or
// etagen --check, says more of it. The tests of a resource are looked at if
// there are some, and the support package is left to etagen --check.
//
// The exit status is 0 if there is nothing to report, 1 if something failed, and
// 3 if there are diagnostics; with -json it is 0, and under go vet it is that of
// go vet.
package main

import (
	"golang.org/x/tools/go/analysis/multichecker"

	"github.com/etagen/etagen/cmd/etagen-vet/checks"
)

func main() { multichecker.Main(checks.Analyzers()...) }
