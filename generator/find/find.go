// Package find finds packages: the folder, the module and the files of each. It asks the
// go command only if it cannot be sure to find the same itself.
package find

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/etagen/etagen/generator/config"
)

// A Finder finds the packages of one run. Use one for a whole run, since it remembers
// what it has found.
type Finder struct {
	ctx      context.Context
	cfg      config.Config
	isOutput func(path string) bool // reports whether a file is generated; a package is not found by those

	direct *direct // nil before the first package
	why    error   // why nothing can be found without the go command
	asked  bool    // the go command was asked
}

// New returns a Finder for a configuration. Files for which isOutput returns true are
// used only in a folder that has no others.
func New(ctx context.Context, cfg config.Config, isOutput func(path string) bool) *Finder {
	return &Finder{ctx: ctx, cfg: cfg, isOutput: isOutput}
}

// Packages returns the packages that patterns match, as the go command interprets them.
// If it has to ask the go command, the packages at the paths in along are looked up in
// the same call, because a second one takes as long as the first.
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

// Modules returns the main modules for a folder: those in go.work, or the one that
// contains the folder. It asks the go command if that is not certain.
func Modules(ctx context.Context, cfg config.Config, dir string) ([]Module, error) {
	w, err := mainModules(cfg, dir)
	if err == nil {
		return w.mains(), nil
	}
	cfg.ReportAsked(err.Error())
	return listModules(ctx, cfg, dir)
}

// Find finds a package by its import path, as seen from a folder. It returns the path of
// its module and its folder. Use it for one package, if there is no Finder.
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
