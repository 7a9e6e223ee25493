package place

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
)

// Find returns the place of the support package of a module, by the module's
// configuration: a folder in it, or the import path of a package in another module. Call
// it before anything is rendered, because code imports the package.
func Find(ctx context.Context, cfg *config.Config, module *load.Module) (Place, error) {
	dir := cfg.SupportDir()
	if !mayBePath(cfg, module) {
		return inFolder(module, dir)
	}
	if own, ok := strings.CutPrefix(dir, module.Path+"/"); ok {
		return inFolder(module, own)
	}
	modules, err := find.Modules(ctx, *cfg, module.Dir)
	if err != nil {
		return Place{}, fmt.Errorf("looking for its module: %w", err)
	}
	if owner := ownerOf(modules, dir); owner != nil {
		return shared(module, owner, dir)
	}
	if first, _, _ := strings.Cut(dir, "/"); !strings.Contains(first, ".") {
		return inFolder(module, dir)
	}
	owner, folder, err := find.Find(ctx, *cfg, module.Dir, dir)
	if err != nil {
		return Place{}, fmt.Errorf("no module of the workspace has a package with that path, and the go command cannot find it from module %s: run etagen in its module first, add its module with go work use, or name a folder of module %s as ./%s (%w)",
			module.Path, module.Path, dir, err)
	}
	return Place{Module: module.Path, Root: module.Dir, Dir: folder, Path: dir, Owner: owner}, nil
}

// None returns the error for a package that is in no module. Use it if the package has
// resources.
func None(pkg *load.Package) error {
	remedy := "run go mod init"
	if root := find.EnclosingModule(pkg.Dir); root != "" {
		remedy = fmt.Sprintf("let the go command use the go.mod in %s, as with GO111MODULE=on", root)
	}
	return fmt.Errorf("package %s is not in a module, so the support package has no place: %s", pkg.Path, remedy)
}

// mayBePath reports whether the configured place of the support package may be an import
// path. An existing folder is taken as a folder, and so is a path that begins with a
// dot.
func mayBePath(cfg *config.Config, module *load.Module) bool {
	first, _, below := strings.Cut(cfg.SupportDir(), "/")
	return below && cfg.Support != "" && inImportPath(first) && !strings.HasPrefix(cfg.Support, ".") && !plan.Exists(filepath.Join(module.Dir, first))
}

// ownerOf returns the module that contains a package, judged by its path, or nil.
func ownerOf(modules []load.Module, path string) *load.Module {
	var owner *load.Module
	for i, m := range modules {
		if (path == m.Path || strings.HasPrefix(path, m.Path+"/")) && (owner == nil || len(m.Path) > len(owner.Path)) {
			owner = &modules[i]
		}
	}
	return owner
}

// inFolder returns the place in a folder of the module itself.
func inFolder(module *load.Module, dir string) (Place, error) {
	return In(module, dir), checkFolder(module.Dir, dir)
}

// shared returns the place in another module of the workspace.
func shared(module, owner *load.Module, path string) (Place, error) {
	dir, ok := strings.CutPrefix(path, owner.Path+"/")
	if !ok {
		return Place{}, fmt.Errorf("it must be a folder below the root of module %s", owner.Path)
	}
	p := In(owner, dir)
	p.Module, p.Root, p.Owner, p.Beside = module.Path, module.Dir, owner.Path, true
	return p, checkFolder(owner.Dir, dir)
}
