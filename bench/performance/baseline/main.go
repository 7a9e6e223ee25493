// Command baseline does only the work that no generator can avoid. "load" calls
// packages.Load with types, as generators usually do. "load-broken" does so for a
// package that does not compile. "parse" parses the handwritten files.
package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"
)

func main() {
	if err := act(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "baseline:", err)
		os.Exit(1)
	}
}

// act does the named part.
func act(args []string) error {
	switch part := strings.Join(args, " "); part {
	case "load":
		return load(false)
	case "load-broken":
		return load(true)
	case "parse":
		return parse()
	default:
		return fmt.Errorf("there is no part %q", part)
	}
}

// load loads the package in this folder. It must compile unless broken is set.
func load(broken bool) error {
	loaded, err := packages.Load(&packages.Config{Mode: packages.LoadTypes | packages.NeedSyntax | packages.NeedTypesInfo}, ".")
	if err != nil {
		return fmt.Errorf("loading the package: %w", err)
	}
	for _, p := range loaded {
		if len(p.Errors) > 0 && !broken {
			return fmt.Errorf("loading the package: %w", p.Errors[0])
		}
	}
	return nil
}

// parse parses the handwritten files of this folder.
func parse() error {
	paths, err := filepath.Glob("*.go")
	if err != nil {
		return fmt.Errorf("listing the files: %w", err)
	}
	for _, path := range paths {
		if strings.Contains(path, "_etagen") {
			continue
		}
		if _, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution); err != nil {
			return fmt.Errorf("parsing %s: %w", path, err)
		}
	}
	return nil
}
