package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/etagen/etagen/annotations"
)

// A Loaded package is one that somebody else has parsed and type-checked, as go
// vet does, with all of its files: outputs and tests may be among them.
type Loaded struct {
	Fset      *token.FileSet
	Files     []*ast.File // parsed with comments
	Types     *types.Package
	Info      *types.Info   // Defs and Types are used
	Errors    []types.Error // of the type check
	Module    string        // the path of its module; "" where it is in none
	GoVersion string        // of the module: 1.22 or go1.22; "" where it is not known

	ReadFile func(path string) ([]byte, error) // of one of Files
}

// An Inspection is what a run would say about one package.
type Inspection struct {
	Diagnostics []annotations.Diagnostic // in the order of files and lines, notes included
	Outputs     []Inspected              // empty where there is a diagnostic that is no note
}

// An Inspected is an output that a resource has, or should have.
type Inspected struct {
	Resource *annotations.Resource
	Path     string
	Action   Action // what a run would do: Keep, Create or Update
}

// Inspect says of a package that is loaded already what Generate would say of
// it, and reads nothing but the files of the package and etagen.flags. What it cannot see it
// takes from an output that is there: the place of the support package and the
// header text, unless etagen.flags in the root of the module has them. Tests of
// resources are looked at if there are some among the files, and never called for.
// The error is for a file that cannot be read or an output that cannot be rendered.
func Inspect(l *Loaded) (*Inspection, error) {
	p := &inspected{Loaded: l, kinds: allKinds(), contents: map[string][]byte{}}
	s, err := p.source()
	if err != nil {
		return nil, err
	}
	cfg, err := p.config()
	if err != nil {
		return nil, err
	}
	cfg.kinds = p.kinds
	r := &run{Config: cfg, fset: l.Fset, sources: []*source{s}, types: newUniverse(l.Fset, p.kinds, nil), plan: newPlan(p.kinds)}
	s.annotatedTypes = r.annotatedTypesOf(s)
	r.types.compiled = p.compiledResources()
	if err := r.annotate(); err != nil {
		return nil, err
	}
	found := &Inspection{}
	if s.module != nil && !r.plan.Failed() {
		if found.Outputs, err = p.compare(r); err != nil {
			return nil, err
		}
	}
	annotations.Sort(r.plan.Diagnostics)
	found.Diagnostics = r.plan.Diagnostics
	return found, nil
}

// An inspected package is a loaded one whose files are sorted.
type inspected struct {
	*Loaded
	kinds    kinds
	contents map[string][]byte    // of all files, by their paths
	outputs  map[string]*ast.File // of earlier runs
}

// config returns what a flags file says for the package, and has its tests looked
// at if there are some.
func (p *inspected) config() (Config, error) {
	cfg := Config{Tests: p.hasTests(), Given: []string{"tests"}}
	for _, path := range slices.Sorted(maps.Keys(p.contents)) {
		// What cgo has translated is elsewhere.
		if root := moduleAround(filepath.Dir(path)); root != "" {
			return cfg.inModule(root)
		}
	}
	return cfg, nil
}

// hasTests reports whether one of the files is a generated test.
func (p *inspected) hasTests() bool {
	for path := range p.outputs {
		if p.kinds.isTest(path) {
			return true
		}
	}
	return false
}

// source makes of the package what a run makes of one that it has listed,
// parsed and checked.
func (p *inspected) source() (*source, error) {
	path, _, _ := strings.Cut(p.Types.Path(), " ") // of a variant for tests: path [path.test]
	s := &source{kinds: p.kinds, path: path, name: p.Types.Name()}
	if p.Module != "" {
		s.module = &packages.Module{Path: p.Module, GoVersion: p.GoVersion}
	}
	s.unit = &unit{path: path, name: s.name, goVersion: p.GoVersion, main: true, types: p.Types, info: p.Info, errors: p.Errors}
	p.outputs = map[string]*ast.File{}
	for _, syntax := range p.Files {
		if err := p.add(s, syntax); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// add takes in one file.
func (p *inspected) add(s *source, syntax *ast.File) error {
	path := p.Fset.File(syntax.FileStart).Name()
	content, err := p.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	p.contents[path] = content
	switch {
	case p.kinds.isOutput(path, content):
		p.outputs[path] = syntax
	case strings.HasSuffix(path, "_test.go"):
		s.report(misplacedIn(p.Fset, syntax)...)
		s.tests = append(s.tests, &file{path: path, content: content, syntax: syntax})
	default:
		f := &file{path: path, content: content, directives: hasDirective(content), syntax: syntax}
		if f.directives {
			// Whoever has parsed it before has said so, but not to us.
			_, f.err = parser.ParseFile(token.NewFileSet(), path, content, parseMode)
		}
		s.files = append(s.files, f)
	}
	return nil
}
