package main

import (
	"fmt"

	"github.com/etagen/etagen/annotations"
)

// help returns the text of -h. It fits a screen of 30 lines and 80 columns.
func help() string {
	var directives, roles []string
	for _, d := range annotations.Directives() {
		directives = append(directives, d.Name)
	}
	for _, r := range annotations.Roles() {
		roles = append(roles, r.Name)
	}
	return fmt.Sprintf(`usage: etagen [flags] [packages]

Writes conditional HTTP handlers (ETag, 304, 412) for annotated structs, and
tests for them. The default package is the one in the current directory.
      --check         write nothing; list missing, stale and orphaned files
      --diff          write nothing; show what a run would change
      --list          write nothing; list the resources with routes and policies
      --openapi       write nothing; print the OpenAPI documents as one
      --explain NAME  explain the annotations, or one directive, role or code
      --json          print the result, or the diagnostics, as one JSON document
      --tests=false   write no tests, and remove those that exist
      --support DIR   folder of the support package (default internal/etagen),
                      or its import path in another module of go.work
      --support-whole write the whole support package, for other modules to use
      --header FILE   text for the top of each file, such as a license
      --tags LIST     build tags, separated by commas
  -C DIR              run as if started in DIR
      --modules       include nested modules and the modules of go.work
  -q, --quiet         print only errors
  -v, --verbose       also print unchanged files and timings
      --version       print the version
  -h, --help          print this help

%s%s`, wrapped("directives:", directives), wrapped("roles:", roles))
}

// wrapped returns a heading and words, wrapped at 80 columns.
func wrapped(head string, words []string) string {
	text, column := head, len(head)
	for _, word := range words {
		if column += 1 + len(word); column > 80 {
			text, column = text+"\n ", 2+len(word)
		}
		text += " " + word
	}
	return text + "\n"
}
