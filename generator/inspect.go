package generator

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/templates"
)

// A Loaded package is one that somebody else has parsed and type-checked, as go
// vet does, with all of its files: outputs and tests may be among them.
type Loaded struct {
	Fset      *token.FileSet
	Files     []*ast.File // parsed with comments
	Types     *types.Package
	Info      *types.Info   // Defs and Types are used
	Errors    []types.Error // of the type check
	Module    string        // the path of its module; "" if it is in none
	GoVersion string        // of the module: 1.22 or go1.22; "" if it is not known

	ReadFile func(path string) ([]byte, error) // of one of Files
}

// An Inspection is the result that a run would have for one package.
type Inspection struct {
	Diagnostics []model.Diagnostic // in the order of files and lines, notes included
	Outputs     []Inspected        // empty if there is a diagnostic that is no note
}

// An Inspected is an output that a resource has, or should have.
type Inspected struct {
	Resource *model.Resource
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
	p := &inspected{Loaded: l, kinds: templates.Kinds(), contents: map[string][]byte{}, outputs: map[string]*ast.File{}}
	loader, err := p.load()
	if err != nil {
		return nil, err
	}
	cfg, err := p.config()
	if err != nil {
		return nil, err
	}
	r := &run{Config: cfg, kinds: p.kinds, loader: loader, plan: newPlan(p.kinds)}
	r.takeSources()
	if err := r.annotate(); err != nil {
		return nil, err
	}
	found := &Inspection{}
	if found.Outputs, err = p.compare(r); err != nil {
		return nil, err
	}
	model.Sort(r.plan.Diagnostics)
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
		if root := find.ModuleAround(filepath.Dir(path)); root != "" {
			return cfg.InModule(root)
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

// dir returns the folder of the package, in which what cgo has made of its files is not.
func (p *inspected) dir() string {
	for _, syntax := range p.Files {
		if path := p.Fset.File(syntax.FileStart).Name(); !isTranslated(path) {
			return filepath.Dir(path)
		}
	}
	return ""
}

// load makes of the package what a run makes of one that it has listed, parsed and
// checked.
func (p *inspected) load() (*load.Loader, error) {
	path, _, _ := strings.Cut(p.Types.Path(), " ") // of a variant for tests: path [path.test]
	pkg := &load.Package{Path: path, Name: p.Types.Name(), Dir: p.dir()}
	if p.Module != "" {
		pkg.Module = &load.Module{Path: p.Module, GoVersion: p.GoVersion}
	}
	by := load.Checked{Types: p.Types, Info: p.Info, Errors: p.Errors, GoVersion: p.GoVersion}
	loader := load.Given(p.Fset, pkg, by, p.kinds.outputs(), p.compiledResources())
	for _, syntax := range p.Files {
		path := p.Fset.File(syntax.FileStart).Name()
		content, err := p.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		p.contents[path] = content
		if p.kinds.isOutput(path, content) {
			p.outputs[path] = syntax
		} else {
			loader.Add(path, content, syntax)
		}
	}
	return loader, nil
}
