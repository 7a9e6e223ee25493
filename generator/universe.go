package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// A universe is every package whose types a run has to do with. All are
// checked from source and each once, so that a type is the same object
// wherever it is met.
type universe struct {
	fset     *token.FileSet
	load     func(patterns []string) ([]*packages.Package, error)
	units    map[string]*unit
	words    map[string]bool // of the directives: they may name fields
	unlisted map[string]bool // paths of packages to list
}

// newUniverse returns an empty universe that lists packages with load.
func newUniverse(fset *token.FileSet, load func([]string) ([]*packages.Package, error)) *universe {
	return &universe{fset: fset, load: load, units: map[string]*unit{}, words: map[string]bool{}}
}

// list takes in a package as it was listed.
func (u *universe) list(p *packages.Package) *unit {
	unit := newUnit(p)
	u.units[p.PkgPath] = unit
	return unit
}

// lookup returns the package that a file of from means by an import path; nil
// when it is yet to be listed.
func (u *universe) lookup(from *unit, path string) *unit {
	return u.units[u.canonical(from, path)]
}

// canonical is the path by which the go command knows an import: the standard
// library has its dependencies, whose paths begin with a domain, in a folder
// vendor.
func (u *universe) canonical(from *unit, path string) string {
	first, _, _ := strings.Cut(path, "/")
	if from.standard && strings.Contains(first, ".") {
		return "vendor/" + path
	}
	return path
}

// listMissing lists the packages that were met and not known.
func (u *universe) listMissing() error {
	if len(u.unlisted) == 0 {
		return nil
	}
	paths := slices.Sorted(maps.Keys(u.unlisted))
	listed, err := u.load(paths)
	if err != nil {
		return fmt.Errorf("listing the packages that resources refer to: %w", err)
	}
	for _, p := range listed {
		if u.units[p.PkgPath] == nil {
			u.list(p)
		}
	}
	for _, path := range paths {
		if u.units[path] == nil {
			u.units[path] = &unit{path: path, name: guessName(path), problem: "it was not found", needed: map[string]bool{}}
		}
	}
	return nil
}

// parse reads and parses the unit's files, once. What does not parse is left
// out as far as it does not.
func (u *unit) parse(fset *token.FileSet) {
	if u.decls != nil {
		return
	}
	var files []*ast.File
	for _, path := range u.paths {
		content, err := os.ReadFile(path)
		if err != nil || u.main && isOutput(path, content) {
			continue
		}
		if f, _ := parser.ParseFile(fset, path, content, parser.SkipObjectResolution); f != nil {
			files = append(files, f)
		}
	}
	u.setFiles(files)
}
