package main

import (
	"fmt"

	"github.com/etagen/etagen/annotations"
)

// help is the text of -h. It fits a screen of 30 lines and 80 columns.
func help() string {
	var directives, roles []string
	for _, d := range annotations.Directives() {
		if !d.Later {
			directives = append(directives, d.Name)
		}
	}
	for _, r := range annotations.Roles() {
		if !r.Later {
			roles = append(roles, r.Name)
		}
	}
	return fmt.Sprintf(`usage: etagen [flags] [packages]

Writes conditional HTTP handlers (ETag, 304, 412) for annotated structs, and
their tests. Without packages it is the one in the current directory.
      --check         write nothing; name what is missing, stale or orphaned
      --diff          write nothing; show what a run would change
      --list          write nothing; list the resources with routes and policies
      --openapi       write nothing; print the OpenAPI documents as one
      --explain NAME  explain the annotations, or one directive, role or code
      --json          print one JSON document: of these, a run, or diagnostics
      --tests=false   no tests; those that are there are removed
      --support DIR   folder of the support package (default internal/etagen),
                      or import path of that of another module of go.work
      --support-whole write the support package whole, so that others can use it
      --header FILE   text for the top of each file, such as a licence
      --tags LIST     build tags, with commas between them
  -C DIR              run as if started in DIR
      --modules       run in nested modules and in those of go.work too
  -q, --quiet         print nothing but errors
  -v, --verbose       also print what stays as it is, and timings
      --version       print the version
  -h, --help          print this

%s%s`, wrapped("directives:", directives), wrapped("roles:", roles))
}

// wrapped returns a head and words, in lines of at most 80 columns.
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
