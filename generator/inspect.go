package generator

import (
	"fmt"
	"go/ast"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/templates"
)

// An Inspection contains what a run would find in one package. Use it to report mistakes,
// and outputs that are not up to date.
type Inspection struct {
	Diagnostics []model.Diagnostic // in the order of files and lines, notes included
	Outputs     []Inspected        // empty if there is a diagnostic other than a note
}

// Inspect checks a package that is already loaded, such as by an analyzer for go vet, as
// Generate would. It reads only the files of the package and etagen.flags. The place of
// the support package and the header text come from etagen.flags in the root of the
// module, or else from existing outputs. Tests of resources are compared if there are
// any among the files, and never required. It returns an error if a file cannot be read
// or an output cannot be rendered.
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
	r := &run{Config: cfg, configs: config.NewByModule(cfg), kinds: p.kinds, loader: loader, plan: newPlan(p.kinds)}
	r.annotate()
	found := &Inspection{}
	if found.Outputs, err = p.compare(r); err != nil {
		return nil, err
	}
	model.Sort(r.plan.Diagnostics)
	found.Diagnostics = r.plan.Diagnostics
	return found, nil
}

// config returns the configuration that a flags file gives the package. Tests is set if
// the package has generated tests.
func (p *inspected) config() (Config, error) {
	cfg := Config{Tests: p.hasTests(), Given: []string{"tests"}}
	for _, path := range slices.Sorted(maps.Keys(p.contents)) {
		// Files that cgo has translated are elsewhere.
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

// dir returns the folder of the package, which does not contain the files that cgo has
// translated.
func (p *inspected) dir() string {
	for _, syntax := range p.Files {
		if path := p.Fset.File(syntax.FileStart).Name(); !isTranslated(path) {
			return filepath.Dir(path)
		}
	}
	return ""
}

// load returns a loader that holds the package, as if a run had listed, parsed and
// checked it.
func (p *inspected) load() (*load.Loader, error) {
	path, _, _ := strings.Cut(p.Types.Path(), " ") // the path of a test variant is: path [path.test]
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
