package generator

import (
	"fmt"
	"slices"

	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/templates"
)

// findPlaces finds the place of the support package for each module that has a resource
// or is to have the complete package.
func (r *run) findPlaces() error {
	r.places = map[string]place.Place{}
	for _, s := range r.sources {
		if len(s.resources) == 0 {
			continue
		}
		if s.Module == nil || s.Module.Dir == "" {
			return fmt.Errorf("package %s is not in a module, so the support package has no place: run go mod init", s.Path)
		}
		p, err := r.configuredPlace(s.Module)
		if err == nil {
			err = p.CheckFor(s.Package)
		}
		if err != nil {
			return misplaced(r.configOf(s.Module), err)
		}
		r.places[p.Module] = p
	}
	for _, module := range r.modules() {
		if !r.configOf(module).Whole || r.places[module.Path] != (place.Place{}) {
			continue
		}
		p, err := r.configuredPlace(module)
		if err == nil {
			err = p.Check()
		}
		if err != nil {
			return misplaced(r.configOf(module), err)
		}
		if p.Owner == "" {
			r.places[p.Module] = p
		}
	}
	return nil
}

// checkShared compares what a module uses of a support package in another module with
// what that package has, or will have after this run.
func (r *run) checkShared(p place.Place, use templates.Use) error {
	told, err := p.Told(r.ctx, r.Config)
	if err != nil || told && r.Modules && p.Beside {
		return err // the run in that module writes it
	}
	files := p.Files()
	if r.Modules && p.Beside {
		files = nil // the run in that module writes only what it uses itself
	} else if slices.ContainsFunc(r.modules(), func(m *load.Module) bool { return m.Path == p.Owner }) {
		var owners templates.Use
		if own := r.places[p.Owner]; own.Path == p.Path {
			if owners, err = r.useOf(own); err != nil {
				return err
			}
		}
		if files, err = templates.Support("", owners); err != nil {
			return fmt.Errorf("rendering the support package: %w", err)
		}
	}
	return p.CheckUse(use, files, told)
}

// misplaced adds to an error which support package it is about.
func misplaced(cfg *Config, err error) error {
	return fmt.Errorf("support package in %q: %w", cfg.SupportDir(), err)
}

// configuredPlace returns the place of a module's support package. It looks for each
// place only once, because finding one in another module takes a call of the go command.
func (r *run) configuredPlace(module *load.Module) (place.Place, error) {
	found, ok := r.found[module.Path]
	if !ok {
		found.place, found.err = place.Find(r.ctx, r.configOf(module), module)
		if r.found == nil {
			r.found = map[string]foundPlace{}
		}
		r.found[module.Path] = found
	}
	return found.place, found.err
}

// A foundPlace is the result of looking for a place.
type foundPlace struct {
	place place.Place
	err   error
}
