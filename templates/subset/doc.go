// Package subset selects the declarations of a Go package that some names reach, so that
// users check in no code that they cannot run.
//
// It uses only the syntax, and keeps too much rather than too little: a name reaches
// every declaration with that name, and a selector reaches every method with that name
// of a type that is kept. Of some structs it leaves out the fields that nothing names,
// with the if statements that need them: nothing can set such a field. A test runs
// golang.org/x/tools/cmd/deadcode over the result to find declarations that are kept
// without need. What depends on some constants is left out if nothing else names them.
package subset
