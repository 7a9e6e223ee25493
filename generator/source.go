package generator

import (
	"cmp"
	"go/ast"

	"golang.org/x/tools/go/packages"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/plan"
)

// A source is one package of the user that the patterns match.
type source struct {
	kinds   kinds // of the files that are written for it
	path    string
	name    string
	dir     string
	module  *packages.Module // nil outside of modules
	goFiles []string         // that the build constraints choose, tests left out
	ignored []string         // that the build constraints leave out

	files          []*file   // the hand-written ones among goFiles
	tests          []*file   // the hand-written tests, where files has directives
	excluded       *excluded // nil until it is asked for
	annotatedTypes []string  // that have a directive, or what was meant as one
	unit           *unit     // its types; nil without directives
	resources      []*annotations.Resource
	diagnostics    []annotations.Diagnostic

	outputsIn map[string]*plan.PathSet // where the outputs of annotatedTypes have to be, in the folders that were asked about
	declaring map[string][]*file       // those of tests that may declare a name; nil until one is asked for
	declared  map[string][]*ast.Ident  // what tests declare under names that were asked for
}

// A file is a hand-written file of a package.
type file struct {
	path       string
	content    []byte
	directives bool // has a directive, or what was meant to be one
	syntax     *ast.File
	err        error // of parsing it
}

// newSource returns the package as it was listed. Where the go command could
// not read its name off any file, it is called as its path ends.
func newSource(p *packages.Package, all kinds) *source {
	return &source{
		kinds:   all,
		path:    p.PkgPath,
		name:    cmp.Or(p.Name, guessName(p.PkgPath)),
		dir:     p.Dir,
		module:  p.Module,
		goFiles: p.GoFiles,
		ignored: p.IgnoredFiles,
	}
}

// annotated are the packages that have a directive in one of their files.
func (r *run) annotated() []*source {
	var found []*source
	for _, s := range r.sources {
		if s.hasDirectives() {
			found = append(found, s)
		}
	}
	return found
}

// root is the folder that nothing of the package is written out of: that of its
// module.
func (s *source) root() string {
	if s.module == nil || s.module.Dir == "" {
		return s.dir
	}
	return s.module.Dir
}

// hasDirectives reports whether one of the package's files has a directive.
func (s *source) hasDirectives() bool {
	for _, f := range s.files {
		if f.directives {
			return true
		}
	}
	return false
}

// syntax are the package's files as far as they parse.
func (s *source) syntax() []*ast.File {
	var files []*ast.File
	for _, f := range s.files {
		if f.syntax != nil {
			files = append(files, f.syntax)
		}
	}
	return files
}

// readable are the files that annotations can make sense of. One with
// directives that does not parse is left out: the rest of it would be reported
// for what it seems to lack.
func (s *source) readable() []*ast.File {
	var files []*ast.File
	for _, f := range s.files {
		if f.syntax != nil && !(f.directives && f.err != nil) {
			files = append(files, f.syntax)
		}
	}
	return files
}

// report adds to what is wrong in the package.
func (s *source) report(diagnostics ...annotations.Diagnostic) {
	s.diagnostics = append(s.diagnostics, diagnostics...)
}
