// Package find finds packages: the folder, the module and the files of each. It
// does so by itself if it can be sure to find what the go command would, and has
// the go command do it if not.
package find

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/etagen/etagen/generator/config"
)

// A Package is one that was found.
type Package struct {
	ID       string // what it was asked for by; of most, the path
	Path     string
	Name     string
	Dir      string
	GoFiles  []string // absolute paths of those that the build constraints choose, tests left out
	Ignored  []string // of those that they leave out
	Module   *Module  // nil outside of modules
	Standard bool     // of the standard library
	Problem  string   // why it was not found, or has no files
}

// A Module is one that packages are in.
type Module struct {
	Path, Dir, GoVersion string
	Main                 bool // the user's: the one that the run is in, or one of go.work
}

// A Finder finds the packages of one run.
type Finder struct {
	ctx      context.Context
	cfg      config.Config
	isOutput func(path string) bool // a file is generated, and of no use to find a package by

	direct *direct // nil before the first package
	why    error   // there is nothing that can be found without the go command
	asked  bool    // the go command was
}

// New returns a finder for a configuration. Files of which isOutput reports true
// count only in a folder without others.
func New(ctx context.Context, cfg config.Config, isOutput func(path string) bool) *Finder {
	return &Finder{ctx: ctx, cfg: cfg, isOutput: isOutput}
}

// Packages finds the packages that patterns match, as the go command takes them.
// The go command also looks for those at the paths in along, since a second call
// costs as much as the first.
func (f *Finder) Packages(patterns []string, along ...string) ([]*Package, error) {
	dir, err := filepath.Abs(f.cfg.Dir)
	if err != nil {
		return nil, err
	}
	found, err := f.directly(dir, patterns)
	if err == nil {
		return found, nil
	}
	var unsure *unsureError
	if !errors.As(err, &unsure) {
		return nil, err
	}
	f.cfg.ReportAsked(unsure.Error())
	f.asked = true
	return list(f.ctx, f.cfg, dir, append(patterns[:len(patterns):len(patterns)], along...))
}

// directly finds packages without the go command.
func (f *Finder) directly(dir string, patterns []string) ([]*Package, error) {
	if f.direct == nil && f.why == nil {
		f.direct, f.why = newDirect(f.ctx, f.cfg, dir, f.isOutput)
	}
	if f.why != nil {
		return nil, f.why
	}
	return f.direct.packages(patterns)
}

// Modules returns the main modules that a folder is worked on with: those of go.work,
// or the one that the folder is in. The go command is asked if that is not certain.
func Modules(ctx context.Context, cfg config.Config, dir string) ([]Module, error) {
	w, err := mainModules(cfg, dir)
	if err == nil {
		return w.mains(), nil
	}
	cfg.ReportAsked(err.Error())
	return listModules(ctx, cfg, dir)
}

// Find finds a package by its import path from a folder, and returns the path of its
// module and the folder that it is in.
func Find(ctx context.Context, cfg config.Config, from, importPath string) (module, dir string, err error) {
	d, err := newDirect(ctx, cfg, from, nil)
	if err == nil {
		var at place
		if at, err = d.locate(importPath); err == nil && at.module != nil {
			return at.module.Path, at.dir, nil
		}
	}
	if err != nil {
		cfg.ReportAsked(err.Error())
	}
	return askFor(ctx, cfg, from, importPath)
}
