package generator

import (
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
)

// A place is where the support package of a module goes, or has gone.
type place struct {
	module string // the path of the module
	root   string // its folder
	dir    string // the folder of the package
	path   string // to import it by
}

// newPlace returns the place in a folder, slash-separated and from the
// module's root.
func newPlace(module *load.Module, dir string) place {
	return place{
		module: module.Path,
		root:   module.Dir,
		dir:    filepath.Join(module.Dir, filepath.FromSlash(dir)),
		path:   module.Path + "/" + dir,
	}
}

// folders are those that may have been made for a support package: its own and
// those around it, innermost first.
func (p place) folders() []string {
	dirs := []string{filepath.Join(p.dir, testRunner)}
	for dir := p.dir; dir != p.root && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		dirs = append(dirs, dir)
	}
	return dirs
}

// findPlaces finds the place of the support package for each module with a
// resource.
func (r *run) findPlaces() error {
	r.places = map[string]place{}
	for _, s := range r.sources {
		if len(s.resources) == 0 {
			continue
		}
		if s.Module == nil || s.Module.Dir == "" {
			return fmt.Errorf("package %s is not in a module: the support package has no place (go mod init makes a module)", s.Path)
		}
		p, err := r.configuredPlace(s.Module)
		if err == nil {
			err = p.checkFor(s)
		}
		if err != nil {
			return fmt.Errorf("support package in %q: %w", r.configOf(s.Module).SupportDir(), err)
		}
		r.places[p.module] = p
	}
	return nil
}

// configuredPlace is the place of the support package in a module.
func (r *run) configuredPlace(module *load.Module) (place, error) {
	cfg := r.configOf(module)
	dir := cfg.SupportDir()
	if err := checkSupport(module.Dir, dir); err != nil {
		return place{}, err
	}
	return newPlace(module, dir), nil
}

// checkFor reports whether the support package can be there for one package.
func (p place) checkFor(s *source) error {
	if s.Dir == p.dir {
		return fmt.Errorf("package %s is there, and has resources of its own", s.Name)
	}
	if !canImport(s.Path, p.path) {
		return fmt.Errorf("package %s may not import %s, for what is in a folder internal is for the folder around it alone", s.Path, p.path)
	}
	if err := plan.LeavesModule(p.root, p.dir); err != nil {
		return err
	}
	if name := p.occupant(); name != "" {
		return fmt.Errorf("package %s is there already", name)
	}
	return nil
}

// occupant is the name of a package written by hand that is there and is not
// an addition to the support package; "" for none.
func (p place) occupant() string {
	entries, _ := os.ReadDir(p.dir)
	for _, e := range entries {
		path := filepath.Join(p.dir, e.Name())
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || isGeneratedFile(path) {
			continue
		}
		f, _ := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly)
		if f != nil && f.Name != nil && f.Name.Name != supportName && f.Name.Name != "main" {
			return f.Name.Name
		}
	}
	return ""
}

// checkSupport reports whether a folder, from the module's root, can hold the
// support package.
func checkSupport(root, dir string) error {
	if path.Base(dir) == testRunner {
		return fmt.Errorf("a folder %s is made within it: take another name", testRunner)
	}
	if dir == "." || !filepath.IsLocal(filepath.FromSlash(dir)) {
		return errors.New("it must be a folder below the module's root, and relative to that")
	}
	at := root
	for element := range strings.SplitSeq(dir, "/") {
		if !inImportPath(element) {
			return fmt.Errorf("%q cannot be part of an import path", element)
		}
		at = filepath.Join(at, element)
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return fmt.Errorf("%s is a module of its own", at)
		}
	}
	return nil
}

// canImport reports whether the rule of the go command for folders called
// internal lets one package import another of the same module.
func canImport(from, path string) bool {
	elements := strings.Split(path, "/")
	for i, e := range elements {
		parent := strings.Join(elements[:i], "/")
		if e == "internal" && from != parent && !strings.HasPrefix(from, parent+"/") {
			return false
		}
	}
	return true
}
