// Command etagen reads Go structs that carry a version and a modification
// time, and writes the HTTP handlers for them: entity tags, the preconditions
// of RFC 9110, and the tests that prove both.
//
// A struct says so in its doc comment and in the tags of its fields:
//
//	//go:generate go tool etagen
//
//	// Book is one title in the catalogue.
//	//
//	//etagen:resource /books/{id}
//	type Book struct {
//		ID        string    `json:"id" etagen:"id"`
//		Version   int64     `json:"version" etagen:"version"`
//		UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
//		Title     string    `json:"title"`
//	}
//
// Usage:
//
//	etagen [flags] [packages]
//
// Packages are named as for the go command; without one it is the package in
// the current directory. Beside the file of each resource etagen writes
// book_etagen.go and book_etagen_test.go, and once in the module the package
// internal/etagen that they lean on. It prints a line for each file that it
// creates, updates or removes, and nothing when all is up to date.
//
// The flags are:
//
//	--check         write nothing, and name the files that are missing, stale
//	                or orphaned
//	--diff          write nothing, and show what a run would change, as unified
//	                diffs that git apply and patch -p1 take
//	--list          write nothing, and print a table of the resources: where
//	                they are declared and served, their fields, validators,
//	                policies and outputs
//	--openapi       write nothing, and print one OpenAPI document for all packages
//	                with the directive openapi; schemas and operations of one name
//	                get the name of their package in front
//	--explain NAME  print the reference of directives, arguments and roles, or
//	                what it says of one of them or of the code of a diagnostic
//	--json          print the result of any of these, or of a run, and the
//	                diagnostics as one JSON document
//	--tests=false   no tests; those that are there are removed
//	--support DIR   the folder of the support package, from the module's root, or
//	                the import path of the one that another module of go.work
//	                writes
//	--support-whole the support package whole, also if nothing in the module uses
//	                it: for other modules that name it with --support
//	--header FILE   a text for the top of each file, such as a licence
//	--tags LIST     build tags, with commas between them
//	-C DIR          run as if started in DIR
//	--modules       run in every package of the module, of those in folders
//	                below, and of those of go.work; without it, the ones in
//	                folders below that have directives are named
//	-q, --quiet     print nothing but errors
//	-v, --verbose   also print what stays as it is, and how long things took
//	--version       print the version and exit
//	-h, --help      print a short help and exit
//
// Flags among --tests, --support, --support-whole, --header and --tags that
// etagen.flags in the root of a module holds, one a line, are taken by every run in
// that module, of etagen-vet too; the command line wins. Paths in it are from that
// root.
//
// The exit status is 0 when all is well, 1 when --check or --diff found
// something, and 2 when something failed; in that case nothing was written.
//
// A run does all or nothing: when one file cannot be written, the others are as
// they were. Files that have lost their resource are removed, and with the last
// one the support package; a file that etagen has not written is never touched.
// Runs in one module take turns.
//
// With --modules the folders testdata, vendor and node_modules are passed over,
// as are those whose names begin with a dot or an underscore.
//
// Where standard error is a terminal, the line of the source stands under each
// diagnostic, in colour unless NO_COLOR is set. Of the diagnostics of one file
// no more than 20 are printed without -v.
package main

import (
	"os"
	"runtime/debug"

	"github.com/etagen/etagen/cmd/etagen/internal/progress"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
)

// garbagePercent lets the heap grow more between collections than a long-lived
// program would. It takes a quarter off the processor time of a large run.
const garbagePercent = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	ignoreSignals()
	c := &command{
		stdout:        os.Stdout,
		stderr:        os.Stderr,
		terminal:      term.IsTerminal(os.Stderr),
		outScreen:     term.IsScreen(os.Stdout),
		outColour:     term.ShowsColour(os.Stdout),
		errColour:     term.ShowsColour(os.Stderr),
		progressDelay: progress.Delay,
	}
	os.Exit(c.runUntil(untilSignal(), os.Args[1:], stopPatience))
}
