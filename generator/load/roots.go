package load

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/plan"
)

// A Root is a folder in which the patterns are applied once: the root of a module, or a
// folder below it. Use it for a run in each module.
type Root struct {
	Dir   string // an absolute path
	Alone bool   // not one of the modules of go.work, which does not apply in it
}

// Roots finds the modules of a configuration: the module that contains the folder, those
// of go.work, and those in folders below. Use it for --modules.
func Roots(ctx context.Context, cfg config.Config) ([]Root, error) {
	dir, err := filepath.Abs(cfg.Dir)
	if err != nil {
		return nil, err
	}
	if err := checkModFiles(dir); err != nil {
		return nil, err
	}
	main, err := mainDirs(ctx, cfg, dir)
	if err != nil {
		return nil, fmt.Errorf("listing the modules of %s: %w", dir, err)
	}
	nested, err := NestedModules(dir)
	if err != nil {
		return nil, fmt.Errorf("looking for modules below %s: %w", dir, err)
	}
	var roots []Root
	inMain, known := plan.NewPathSet(main...), plan.NewPathSet(nested...)
	if around := find.EnclosingModule(dir); around != "" {
		roots = append(roots, Root{Dir: dir, Alone: !inMain.Has(around)})
		known.Add(around)
	}
	for _, d := range nested {
		roots = append(roots, Root{Dir: d, Alone: !inMain.Has(d)})
	}
	for _, d := range main {
		if d != "" && !known.Has(d) {
			roots = append(roots, Root{Dir: d})
		}
	}
	return roots, nil
}

// mainDirs returns the folders of the main modules: of the one that contains dir, or of
// those in go.work.
func mainDirs(ctx context.Context, cfg config.Config, dir string) ([]string, error) {
	modules, err := find.Modules(ctx, cfg, dir)
	var dirs []string
	for _, m := range modules {
		dirs = append(dirs, m.Dir)
	}
	return dirs, err
}

// Modules returns the modules of the packages, in the order of the packages. Use it for
// what there is once in a module.
func (l *Loader) Modules() []*Module {
	var all []*Module
	for _, p := range l.Packages {
		if p.Module == nil || p.Module.Dir == "" {
			continue
		}
		if !slices.ContainsFunc(all, func(m *Module) bool { return m.Dir == p.Module.Dir }) {
			all = append(all, p.Module)
		}
	}
	return all
}

// SeesAll reports whether all resources of a module are in the packages. Use it before
// writing a file about all of them.
func (l *Loader) SeesAll(module *Module) bool {
	all := true
	err := EachGoFile(module.Dir, IsWalked, func(path string, content []byte) bool {
		all = strings.HasSuffix(path, "_test.go") || !DeclaresResource(content) || l.IsRead(path)
		return all
	})
	return all && err == nil
}

// Bare returns the modules in which a pattern with dots looks, and that have none of the
// packages that were found. Use it for modules that only need a support package.
func (l *Loader) Bare() []*Module {
	met := plan.NewPathSet()
	for _, p := range l.Packages {
		met.Add(p.Root())
	}
	var bare []*Module
	for _, pattern := range l.Patterns {
		dir, ok := PatternDir(l.Dir, pattern)
		if !ok || !strings.Contains(pattern, "...") {
			continue
		}
		root := find.ModuleAround(dir)
		if path := find.ModulePath(root); root != "" && path != "" && !met.Has(root) {
			met.Add(root)
			bare = append(bare, &Module{Path: path, Dir: root, GoVersion: find.GoLine(root)})
		}
	}
	return bare
}
