package support

import (
	"context"
	"fmt"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/place"
)

// Places are where the modules of a run have their support packages. Use them to render,
// because code imports the packages.
type Places struct {
	ctx     context.Context
	configs *config.ByModule
	of      map[string]place.Place // by the paths of the modules that use them
	found   map[string]foundPlace  // results of looking for places, by module path
}

// A foundPlace is the result of looking for a place.
type foundPlace struct {
	place place.Place
	err   error
}

// FindPlaces finds the place for each module with one of the given packages, which have
// resources, and for each of the given modules that is to have the complete package. It
// returns an error if a package is in no module, or if a place cannot be used.
func FindPlaces(ctx context.Context, configs *config.ByModule, packages []*load.Package, modules []*load.Module) (*Places, error) {
	ps := &Places{ctx, configs, map[string]place.Place{}, map[string]foundPlace{}}
	for _, pkg := range packages {
		if err := ps.addFor(pkg); err != nil {
			return nil, err
		}
	}
	for _, module := range modules {
		if err := ps.addWhole(module); err != nil {
			return nil, err
		}
	}
	return ps, nil
}

// Of returns the place of the support package that a module uses, by the path of the
// module. It is the zero Place if the module uses none.
func (ps *Places) Of(module string) place.Place { return ps.of[module] }

// addFor adds the place for the module of a package with resources.
func (ps *Places) addFor(pkg *load.Package) error {
	if pkg.Module == nil || pkg.Module.Dir == "" {
		return place.None(pkg)
	}
	p, err := ps.configured(pkg.Module)
	if err == nil {
		err = p.CheckFor(pkg)
	}
	if err != nil {
		return ps.misplaced(pkg.Module.Dir, err)
	}
	ps.of[p.Module] = p
	return nil
}

// addWhole adds the place for a module if it is to have the complete package.
func (ps *Places) addWhole(module *load.Module) error {
	if !ps.configs.In(module.Dir).Whole || ps.of[module.Path] != (place.Place{}) {
		return nil
	}
	p, err := ps.configured(module)
	if err == nil {
		err = p.Check()
	}
	if err != nil {
		return ps.misplaced(module.Dir, err)
	}
	if p.Owner == "" {
		ps.of[p.Module] = p
	}
	return nil
}

// configured returns the place that is configured for a module. It looks for each only
// once, because finding one in another module takes a call of the go command.
func (ps *Places) configured(module *load.Module) (place.Place, error) {
	found, ok := ps.found[module.Path]
	if !ok {
		found.place, found.err = place.Find(ps.ctx, ps.configs.In(module.Dir), module)
		ps.found[module.Path] = found
	}
	return found.place, found.err
}

// misplaced adds to an error which support package it is about: that of the module in a
// folder.
func (ps *Places) misplaced(root string, err error) error {
	return fmt.Errorf("support package in %q: %w", ps.configs.In(root).SupportDir(), err)
}
