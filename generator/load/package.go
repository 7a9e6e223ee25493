package load

import (
	"cmp"
	"context"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/find"
)

// A Loader has the packages of one run.
type Loader struct {
	config.Config
	Fset     *token.FileSet
	Packages []*Package // that the patterns match, in the order of their paths

	ctx     context.Context
	finder  *find.Finder
	outputs Outputs
	types   *universe
	read    map[string]bool // the files of the packages; nil until one is asked for
}

// Outputs says which files are written for resources. They are not read.
type Outputs struct {
	HasName  func(path string) bool                 // a file is called as one
	IsOutput func(path string, content []byte) bool // a file is one, or of the support package
}

// A Package is one of the user that the patterns match.
type Package struct {
	Path    string
	Name    string
	Dir     string
	Module  *Module  // nil outside of modules
	GoFiles []string // that the build constraints choose, tests left out

	Files          []*File            // the hand-written ones among GoFiles
	Tests          []*File            // the hand-written tests, where Files has directives
	AnnotatedTypes []string           // that have a directive, or what was meant as one
	Diagnostics    []model.Diagnostic // what is wrong with its files

	outputs   Outputs
	ignored   []string           // that the build constraints leave out
	excluded  *excluded          // nil until it is asked for
	unit      *unit              // its types; nil without directives
	declaring map[string][]*File // those of Tests that may declare a name; nil until one is asked for
}

// A Module is one with packages of the user.
type Module = find.Module

// A File is a hand-written file of a package.
type File struct {
	Path    string
	Content []byte
	Syntax  *ast.File

	directives bool  // has a directive, or what was meant to be one
	err        error // of parsing it
}

// newPackage returns the package as it was listed. Where the go command could
// not read its name off any file, it is called as its path ends.
func newPackage(p *find.Package, outputs Outputs) *Package {
	return &Package{
		Path:    p.Path,
		Name:    cmp.Or(p.Name, GuessName(p.Path)),
		Dir:     p.Dir,
		GoFiles: p.GoFiles,
		outputs: outputs,
		ignored: p.Ignored,
		Module:  p.Module,
	}
}

// Scope returns the scope of the package.
func (s *Package) Scope() *types.Scope { return s.unit.types.Scope() }

// IsRead reports whether a file is one of those packages.
func (l *Loader) IsRead(path string) bool {
	if l.read == nil {
		l.read = map[string]bool{}
		for _, s := range l.Packages {
			for _, path := range s.GoFiles {
				l.read[path] = true
			}
		}
	}
	return l.read[path]
}

// Looked returns where the loader has looked: in the folders of packages, for all that is
// there, and for some files, each of which may be missing. It is not ok if that is not all.
func (l *Loader) Looked() (folders, files []string, ok bool) {
	files, ok = l.finder.Reads()
	found := map[string]bool{}
	for _, s := range l.Packages {
		found[s.Dir] = true
	}
	for _, u := range l.types.units {
		switch {
		case u.problem != "":
			return nil, nil, false // it may come to be anywhere
		case u.dir != "":
			found[u.dir] = true
		}
	}
	return slices.Sorted(maps.Keys(found)), files, ok
}

// For returns what annotations is to read of a package. What is generated for its
// tests is looked at if tests is set.
func (l *Loader) For(s *Package, known map[string][]types.Type, tests bool) *annotations.Package {
	pkg := &annotations.Package{
		Fset:      l.Fset,
		Files:     s.Readable(),
		Types:     s.unit.types,
		Info:      s.unit.info,
		GoVersion: s.unit.goVersion,
		Annotated: known,
	}
	if tests {
		pkg.Tests = func(name string) []*ast.File { return s.TestsWith(l.Fset, name) }
	}
	return pkg
}

// Known returns the annotated types of all packages that were checked, by the
// paths of those.
func (l *Loader) Known() map[string][]types.Type { return l.types.annotated() }

// annotated are the packages that have a directive in one of their files.
func (l *Loader) annotated() []*Package {
	var found []*Package
	for _, s := range l.Packages {
		if s.HasDirectives() {
			found = append(found, s)
		}
	}
	return found
}

// Root is the folder that nothing of the package is written out of: that of its
// module.
func (s *Package) Root() string {
	if s.Module == nil || s.Module.Dir == "" {
		return s.Dir
	}
	return s.Module.Dir
}

// HasDirectives reports whether one of the package's files has a directive.
func (s *Package) HasDirectives() bool {
	for _, f := range s.Files {
		if f.directives {
			return true
		}
	}
	return false
}

// Syntax are the package's files as far as they parse.
func (s *Package) Syntax() []*ast.File {
	var files []*ast.File
	for _, f := range s.Files {
		if f.Syntax != nil {
			files = append(files, f.Syntax)
		}
	}
	return files
}

// Readable are the files that annotations can make sense of. One with
// directives that does not parse is left out: the rest of it would be reported
// for what it seems to lack.
func (s *Package) Readable() []*ast.File {
	var files []*ast.File
	for _, f := range s.Files {
		if f.Syntax != nil && !(f.directives && f.err != nil) {
			files = append(files, f.Syntax)
		}
	}
	return files
}

// report adds to what is wrong in the package.
func (s *Package) report(diagnostics ...model.Diagnostic) {
	s.Diagnostics = append(s.Diagnostics, diagnostics...)
}
