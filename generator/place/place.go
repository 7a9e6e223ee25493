// Package place finds where the support package of a module is: in a folder of the
// module, or in another module of the workspace that shares it.
package place

import (
	"bytes"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
	"github.com/etagen/etagen/templates/genfile"
)

// A Place is where the support package of a module is, or will be. Use its import path in
// code, and its folder to write files.
type Place struct {
	Module string // the path of the module that uses it
	Root   string // the folder of that module
	Dir    string // the folder of the package
	Path   string // its import path
	Owner  string // the path of the module that writes it, if that is another one; otherwise ""
	Beside bool   // the owner is a module of the workspace
}

// In returns the place in a folder of a module. The folder is slash-separated and
// relative to the module's root. Use it if the folder is known.
func In(module *load.Module, dir string) Place {
	return Place{
		Module: module.Path,
		Root:   module.Dir,
		Dir:    filepath.Join(module.Dir, filepath.FromSlash(dir)),
		Path:   module.Path + "/" + dir,
	}
}

// Dirs returns the folders with files of the support package: those below it, then its
// own. Use it to look at all of the files.
func (p Place) Dirs() []string { return append(p.below(), p.Dir) }

// below returns the folders of the packages below the support package.
func (p Place) below() []string {
	var dirs []string
	for _, name := range templates.BelowNames() {
		dirs = append(dirs, filepath.Join(p.Dir, name))
	}
	return dirs
}

// PackageOf returns the import path of the support package that a package is, or is
// below. Use it for what outputs import.
func PackageOf(path string) string {
	for _, name := range templates.BelowNames() {
		path = strings.TrimSuffix(path, "/"+name)
	}
	return path
}

// Folders returns the folders that may have been made for a support package: its own and
// those above, innermost first. Use it to remove those that are empty.
func (p Place) Folders() []string {
	dirs := p.below()
	for dir := p.Dir; dir != p.Root && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		dirs = append(dirs, dir)
	}
	return dirs
}

// CheckFor returns an error if a package with resources cannot use the support package
// at this place.
func (p Place) CheckFor(pkg *load.Package) error {
	if pkg.Dir == p.Dir {
		return fmt.Errorf("package %s is there, and it has resources: name another folder", pkg.Name)
	}
	switch {
	case canImport(pkg.Path, p.Path):
	case p.Owner != "":
		return fmt.Errorf("package %s may not import %s, because only packages around a folder internal may import from it: have module %s write it elsewhere, such as to %s",
			pkg.Path, p.Path, p.Owner, withoutInternal(p.Path))
	default:
		return fmt.Errorf("package %s may not import %s, because only packages around a folder internal may import from it: name a folder without internal", pkg.Path, p.Path)
	}
	return p.Check()
}

// Check returns an error if the support package cannot be written at this place. It does
// not check a place in another module: runs in that module do.
func (p Place) Check() error {
	if p.Owner != "" {
		return nil
	}
	if err := plan.LeavesModule(p.Root, p.Dir); err != nil {
		return err
	}
	if name := p.occupant(); name != "" {
		return fmt.Errorf("package %s is already there: name another folder", name)
	}
	return nil
}

// occupant returns the name of the hand-written package at this place, unless it only
// adds to the support package; "" if there is none.
func (p Place) occupant() string {
	entries, _ := os.ReadDir(p.Dir)
	for _, e := range entries {
		path := filepath.Join(p.Dir, e.Name())
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || IsGenerated(path) {
			continue
		}
		f, _ := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly)
		if f != nil && f.Name != nil && f.Name.Name != templates.SupportName && f.Name.Name != "main" {
			return f.Name.Name
		}
	}
	return ""
}

// IsGenerated reports whether the Go file at path is generated. If so, the file may be
// replaced.
func IsGenerated(path string) bool {
	var beginning [1 << 10]byte // nearly all files have the generated line there
	start, err := plan.ReadBeginning(path, beginning[:])
	if lines := start[:bytes.LastIndexByte(start, '\n')+1]; err == nil && genfile.Go().Generated(lines) {
		return true
	}
	content, err := plan.ReadFile(path)
	return err == nil && genfile.Go().Generated(content)
}

// checkFolder returns an error if a folder, relative to the module's root, cannot
// contain the support package.
func checkFolder(root, dir string) error {
	if name := path.Base(dir); slices.Contains(templates.BelowNames(), name) {
		return fmt.Errorf("etagen creates a folder %s in it: use another name", name)
	}
	if dir == "." || !filepath.IsLocal(filepath.FromSlash(dir)) {
		return errors.New("it must be a folder below the module's root, and be relative to the root; name the package of another module by its import path")
	}
	at := root
	for element := range strings.SplitSeq(dir, "/") {
		if !inImportPath(element) {
			return fmt.Errorf("%q cannot be part of an import path: name another folder", element)
		}
		at = filepath.Join(at, element)
		if plan.IsModule(at) {
			return fmt.Errorf("%s is a separate module: name its package by the import path", at)
		}
	}
	return nil
}

// canImport reports whether the go command's rule for internal folders lets one package
// import another, in any module.
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

// withoutInternal returns an import path without the elements that keep other packages
// from importing it.
func withoutInternal(path string) string {
	var kept []string
	for element := range strings.SplitSeq(path, "/") {
		if element != "internal" {
			kept = append(kept, element)
		}
	}
	return strings.Join(kept, "/")
}
