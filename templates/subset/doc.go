// Package subset cuts out of a Go package what some names reach, so that users
// check in no line that nothing of theirs can run.
//
// It works on syntax alone, and errs on the side of keeping: a name stands for
// every declaration of that name, and a selector for every method of that name
// of a type that is kept. What that keeps in vain is found by a test that runs
// golang.org/x/tools/cmd/deadcode over the result.
package subset
