package load

import (
	"cmp"
	"context"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/find"
)

// A Loader has the packages of one run. Use it for one run.
type Loader struct {
	config.Config
	Fset     *token.FileSet // of all files
	Packages []*Package     // matched by the patterns, in the order of their paths

	ctx     context.Context
	finder  *find.Finder
	outputs Outputs
	types   *universe
	read    map[string]bool // the files of the packages; nil until needed
}

// A Package is one of the user's packages that the patterns match. Use its methods for
// what depends on other packages.
type Package struct {
	Path    string   // the import path
	Name    string   // as in the package clause
	Dir     string   // an absolute path
	Module  *Module  // nil outside of modules
	GoFiles []string // selected by the build constraints, without tests

	Files          []*File            // the hand-written files among GoFiles
	Tests          []*File            // the hand-written tests, if Files has directives
	AnnotatedTypes []string           // types with a directive, or a misspelled one
	Diagnostics    []model.Diagnostic // about its files
	Misread        bool               // its types are wrong, as Diagnostics says
	Infinite       bool               // its types may have no end, as Diagnostics of a package says

	outputs   Outputs
	ignored   []string           // excluded by the build constraints
	excluded  *excluded          // nil until needed
	unit      *unit              // its types; nil without directives
	declaring map[string][]*File // those of Tests that may declare a name; nil until needed
}

// A Module describes a module with packages of the user. Use its folder as the root of
// what is written.
type Module = find.Module

// excluded describes the types in files with directives that the build constraints of a
// run exclude. Their outputs belong to another run.
type excluded struct {
	types     map[string]bool   // in lower case
	annotated map[string]string // types with directives in lower case, and their files
	unknown   bool              // there may be more: a file cannot be read
}

// A File is a hand-written file of a package. Use its content instead of the disk, which
// may change.
type File struct {
	Path    string    // absolute
	Content []byte    // as it was read; nil once it is parsed, except for tests
	Syntax  *ast.File // with comments, as far as the file parses

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

// Scope returns the package scope. Use it to find out which names are taken.
func (s *Package) Scope() *types.Scope { return s.unit.types.Scope() }

// IsRead reports whether a file is one of the loader's packages. Use it to skip files
// that are known already.
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

// Known returns the annotated types of all checked packages, by package path. Use it for
// the field Annotated of a source.Package.
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
// may be outside of it. Use it as the limit of every write.
func (s *Package) Root() string {
	if s.Module == nil || s.Module.Dir == "" {
		return s.Dir
	}
	return s.Module.Dir
}

// HasDirectives reports whether one of the package's files has a directive. If not, the
// package needs no type check.
func (s *Package) HasDirectives() bool {
	for _, f := range s.Files {
		if f.directives {
			return true
		}
	}
	return false
}

// Syntax returns the syntax of the package's files, as far as they parse. Use it for the
// type check.
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
// directives that do not parse, and files of another package: diagnostics would be about
// what only seems to be missing. Use it for annotations.Read.
func (s *Package) Readable() []*ast.File {
	var files []*ast.File
	for _, f := range s.Files {
		if f.Syntax != nil && !(f.directives && f.err != nil) && isClause(f.Syntax.Name, s.Name) {
			files = append(files, f.Syntax)
		}
	}
	return files
}

// isClause reports whether a package clause has a name. A clause that does not parse is
// reported elsewhere.
func isClause(clause *ast.Ident, name string) bool {
	return clause == nil || clause.Name == name || clause.Name == "_" || clause.Name == ""
}

// report adds diagnostics to the package.
func (s *Package) report(diagnostics ...model.Diagnostic) {
	s.Diagnostics = append(s.Diagnostics, diagnostics...)
}

// Forget drops syntax and tables that only reading annotations needs. It is called
// after that and before rendering, so that a large run does not hold both what it has
// read and what it renders. Hand-written tests are kept, since names are looked for in
// them later.
func (l *Loader) Forget() {
	for _, s := range l.Packages {
		for _, f := range s.Files {
			f.Syntax = nil
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
