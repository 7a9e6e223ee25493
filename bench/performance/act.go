package main

import (
	"errors"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"
)

// act does what this program is started for by itself, to be measured as a process.
func act(args []string) (done bool, err error) {
	if len(args) == 0 {
		return false, nil
	}
	switch args[0] {
	case "load":
		_, err = packages.Load(&packages.Config{Mode: packages.LoadTypes | packages.NeedSyntax | packages.NeedTypesInfo}, ".")
		return true, err
	case "parse":
		return true, parseAll()
	}
	return true, errors.New("there is no part " + args[0])
}

// parseAll parses the files of the folder that were written by hand.
func parseAll() error {
	paths, err := filepath.Glob("*.go")
	if err != nil {
		return err
	}
	for _, path := range paths {
		if strings.Contains(path, "_etagen") {
			continue
		}
		content, err := os.ReadFile(path)
		if err == nil {
			_, err = parser.ParseFile(token.NewFileSet(), path, content, parser.ParseComments|parser.SkipObjectResolution)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
