// Command etagen-vet checks packages with resources. It has etagen's own check
// of directives and roles as an analyzer, which editors and go vet can run, and
// two more for mistakes that etagen and the compiler cannot see.
//
// Usage:
//
//	etagen-vet [flags] packages
//	go vet -vettool=$(go tool -n etagen-vet) packages
//
// The analyzers are:
//
//	etagen        what etagen reports about directives and roles, without notes;
//	              a misspelling has a suggested fix
//	etagenoutput  a resource whose output is missing, or is not what etagen
//	              writes now
//	etagenstore   a store whose errors do not wrap the generated ones, or whose
//	              writes cannot report a conflict
//
// Each diagnostic ends with its code, which is also its category. The flags are
// the usual ones of such a command:
//
//	-NAME         run the analyzer of that name alone; -NAME=false leaves it out
//	-fix          apply the suggested fixes, and print nothing
//	-diff         with -fix, print the fixes as a diff and change nothing
//	-json         print diagnostics and fixes as JSON
//	-test=false   leave out the tests of the packages
//
// etagen-vet also checks packages that do not compile; go vet stops at the
// compiler's errors and runs no analyzer. A package rarely compiles if the
// output of a resource is missing, so run etagen-vet directly, or etagen
// --check, to find out. Generated tests are checked if they exist. etagen
// --check checks the support package.
//
// The exit status is 0 if there is nothing to report, 1 if something failed,
// and 3 if there are diagnostics. With -json it is 0, and under go vet it is
// that of go vet.
package main

import (
	"golang.org/x/tools/go/analysis/multichecker"

	"github.com/etagen/etagen/cmd/etagen-vet/checks"
)

func main() { multichecker.Main(checks.Analyzers()...) }
