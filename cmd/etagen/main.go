// Command etagen reads Go structs that have a version and a modification time,
// and writes HTTP handlers for them, with entity tags, the preconditions of RFC
// 9110, and tests for both.
//
// A struct is annotated in its doc comment and in the tags of its fields:
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
// Packages are named as for the go command. The default is the package in the
// current directory. Next to the file of each resource, etagen writes
// book_etagen.go and book_etagen_test.go. Once for the module, it writes the
// package internal/etagen that they import. It prints a line for each file that
// it creates, updates or removes, and nothing if all files are up to date.
//
// The flags are:
//
//	--check         write nothing, and list the files that are missing, stale
//	                or orphaned
//	--diff          write nothing, and show what a run would change, as unified
//	                diffs for git apply and patch -p1
//	--list          write nothing, and print a table of the resources: where
//	                they are declared and served, their fields, validators,
//	                policies and outputs
//	--openapi       write nothing, and print one OpenAPI document for all packages
//	                with the directive openapi; schemas and operations of one name
//	                get the name of their package in front
//	--explain NAME  print the reference of directives, arguments and roles, or
//	                the part about one of them or about a diagnostic code
//	--json          print the result of any of these, or of a run, and the
//	                diagnostics as one JSON document
//	--tests=false   write no tests, and remove those that exist
//	--support DIR   the folder of the support package, from the module's root, or
//	                the import path of the one that another module of go.work
//	                writes
//	--support-whole write the whole support package, even if nothing in the
//	                module uses it, for other modules that name it with --support
//	--header FILE   a text for the top of each file, such as a license
//	--tags LIST     build tags, separated by commas
//	-C DIR          run as if started in DIR
//	--modules       run in every package of the module, of nested modules, and of
//	                those of go.work; without it, nested modules with directives
//	                are only named
//	-q, --quiet     print only errors
//	-v, --verbose   also print unchanged files, and how long things took
//	--version       print the version and exit
//	-h, --help      print a short help and exit
//
// The file etagen.flags in the root of a module can contain --tests, --support,
// --support-whole, --header and --tags, one per line. Every run in the module
// uses them, and so does etagen-vet; the command line wins. Paths in the file
// are relative to the root.
//
// The exit status is 0 on success, 1 if --check or --diff found something, and
// 2 if something failed; then nothing was written.
//
// A run does all or nothing: if one file cannot be written, the others are left
// as they were. Generated files are removed if their resource is gone, and the
// support package if no resource is left. etagen never touches a file that it
// has not written. Runs in one module take turns.
//
// With --modules, etagen skips folders named testdata, vendor or node_modules,
// and those whose names begin with a dot or an underscore.
//
// If standard error is a terminal, each diagnostic is followed by the line of
// the source, in color unless NO_COLOR is set. Without -v, at most 20
// diagnostics are printed for each file.
package main

import (
	"os"

	"github.com/etagen/etagen/cmd/etagen/internal/process"
	"github.com/etagen/etagen/cmd/etagen/internal/progress"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
)

func main() {
	process.CollectRarely()
	process.IgnoreSignals()
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
