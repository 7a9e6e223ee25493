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
	Packages []*Package // matched by the patterns, in the order of their paths

	ctx     context.Context
	finder  *find.Finder
	outputs Outputs
	types   *universe
	read    map[string]bool // the files of the packages; nil until needed
}

// Outputs says which files are written for resources. They are not read.
type Outputs struct {
	HasName    func(path string) bool                 // reports whether a file has the name of one
	IsOutput   func(path string, content []byte) bool // reports whether a file is one, or part of the support package
	IsOutputAt func(path string) (bool, error)        // does so for a file on the disk, of which it reads as little as possible
}

// A Package is one of the user's packages that the patterns match.
type Package struct {
	Path    string
	Name    string
	Dir     string
	Module  *Module  // nil outside of modules
	GoFiles []string // selected by the build constraints, without tests

	Files          []*File            // the hand-written files among GoFiles
	Tests          []*File            // the hand-written tests, if Files has directives
	AnnotatedTypes []string           // types with a directive, or a misspelled one
	Diagnostics    []model.Diagnostic // about its files

	outputs   Outputs
	ignored   []string           // excluded by the build constraints
	excluded  *excluded          // nil until needed
	unit      *unit              // its types; nil without directives
	declaring map[string][]*File // those of Tests that may declare a name; nil until needed
}

// A Module describes a module with packages of the user.
type Module = find.Module

// A File is a hand-written file of a package.
type File struct {
	Path    string
	Content []byte
	Syntax  *ast.File

	directives bool  // it has a directive, or a misspelled one
	err        error // from parsing it
}

// newPackage returns a package from its listing. If the go command could not read the
// name from a file, the end of the path is the name.
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

// Scope returns the package scope.
func (s *Package) Scope() *types.Scope { return s.unit.types.Scope() }

// IsRead reports whether a file is one of the loader's packages.
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

// Looked returns where the loader has looked: folders of packages, with everything in
// them, and some files, each of which may be missing. It is not ok if the list is not
// complete.
func (l *Loader) Looked() (folders, files []string, ok bool) {
	files, ok = l.finder.Reads()
	found := map[string]bool{}
	for _, s := range l.Packages {
		found[s.Dir] = true
	}
	for _, u := range l.types.units {
		switch {
		case u.problem != "":
			return nil, nil, false // it may appear anywhere
		case u.dir != "":
			found[u.dir] = true
		}
	}
	return slices.Sorted(maps.Keys(found)), files, ok
}

// For returns the input of package annotations for a package. If tests is set, names in
// generated tests are checked too.
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

// Known returns the annotated types of all checked packages, by package path.
func (l *Loader) Known() map[string][]types.Type { return l.types.annotated() }

// annotated returns the packages with a directive in one of their files.
func (l *Loader) annotated() []*Package {
	var found []*Package
	for _, s := range l.Packages {
		if s.HasDirectives() {
			found = append(found, s)
		}
	}
	return found
}

// Root returns the root of the package's module. Nothing that is written for the package
// may be outside of it.
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

// Syntax returns the syntax of the package's files, as far as they parse.
func (s *Package) Syntax() []*ast.File {
	var files []*ast.File
	for _, f := range s.Files {
		if f.Syntax != nil {
			files = append(files, f.Syntax)
		}
	}
	return files
}

// Readable returns the files that annotations can read. It leaves out files with
// directives that do not parse: diagnostics would be about what only seems to be
// missing.
func (s *Package) Readable() []*ast.File {
	var files []*ast.File
	for _, f := range s.Files {
		if f.Syntax != nil && !(f.directives && f.err != nil) {
			files = append(files, f.Syntax)
		}
	}
	return files
}

// report adds diagnostics to the package.
func (s *Package) report(diagnostics ...model.Diagnostic) {
	s.Diagnostics = append(s.Diagnostics, diagnostics...)
}

// Forget drops syntax, texts and tables that only reading annotations needs. It is called
// after that and before rendering, so that a large run does not hold both what it has
// read and what it renders. Hand-written tests are kept, since names are looked for in
// them later.
func (l *Loader) Forget() {
	for _, s := range l.Packages {
		for _, f := range s.Files {
			f.Syntax, f.Content = nil, nil
		}
	}
	for _, u := range l.types.units {
		u.files, u.decls, u.info = nil, nil, nil
	}
	for _, s := range l.Packages {
		if s.unit != nil {
			s.unit.files, s.unit.decls, s.unit.info = nil, nil, nil
		}
	}
}
