package load

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/plan"
)

// A universe is every package whose types a run has to do with. All are
// checked from source and each once, so that a type is the same object
// wherever it is met.
type universe struct {
	fset     *token.FileSet
	outputs  Outputs // which are not read
	load     func(patterns []string) ([]*find.Package, error)
	units    map[string]*unit
	words    map[string]bool // of the directives: they may name fields
	unlisted map[string]bool // paths of packages to list

	compiled map[string][]types.Type // annotated types of packages that came without their source
}

// newUniverse returns an empty universe that lists packages with load.
func newUniverse(fset *token.FileSet, outputs Outputs, load func([]string) ([]*find.Package, error)) *universe {
	return &universe{fset: fset, outputs: outputs, load: load, units: map[string]*unit{}, words: map[string]bool{}}
}

// list takes in a package as it was listed.
func (u *universe) list(p *find.Package) *unit {
	unit := newUnit(p)
	u.units[p.Path] = unit
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
		if u.units[p.Path] == nil {
			u.list(p)
		}
	}
	for _, path := range paths {
		if u.units[path] == nil {
			u.units[path] = &unit{path: path, name: GuessName(path), problem: "it was not found", needed: map[string]bool{}}
		}
	}
	return nil
}

// parse reads and parses the files of a unit, once. What does not parse is left
// out as far as it does not. Comments are read if there is a resource among
// them: a type is one for all who refer to it, even if they alone are generated
// for. The bodies of functions say nothing about types.
func (u *universe) parse(p *unit) {
	if p.decls != nil {
		return
	}
	var files []*ast.File
	for _, path := range p.paths {
		content, err := plan.ReadFile(path)
		if err != nil || p.main && u.outputs.IsOutput(path, content) {
			continue
		}
		mode := parser.SkipObjectResolution
		if bytes.Contains(content, []byte("//"+annotations.Tool+":resource")) {
			mode |= parser.ParseComments
		} else {
			content = withoutBodies(content)
		}
		f, _ := parser.ParseFile(u.fset, path, content, mode)
		if f == nil {
			continue
		}
		files = append(files, f)
		p.annotated = append(p.annotated, u.annotatedIn(f)...)
	}
	p.setFiles(files)
}

// annotated are the annotated types of all packages that have some and were
// checked, by the paths of those.
func (u *universe) annotated() map[string][]types.Type {
	all := map[string][]types.Type{}
	maps.Copy(all, u.compiled)
	for path, p := range u.units {
		if len(p.annotated) > 0 && p.types != nil {
			all[path] = annotations.Annotated(&annotations.Package{Fset: u.fset, Files: p.files, Types: p.types})
		}
	}
	return all
}
