package generator

import (
	"fmt"

	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/place"
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
			return homeless(s)
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

// homeless returns the error for a package with resources that is in no module.
func homeless(s *source) error {
	remedy := "run go mod init"
	if root := find.EnclosingModule(s.Dir); root != "" {
		remedy = fmt.Sprintf("let the go command use the go.mod in %s, as with GO111MODULE=on", root)
	}
	return fmt.Errorf("package %s is not in a module, so the support package has no place: %s", s.Path, remedy)
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
