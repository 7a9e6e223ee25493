package generator

import (
	"errors"

	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
)

// configureHere applies the flags file of the module that the run is in: build tags
// apply to the whole run.
func (r *run) configureHere() error {
	root := find.ModuleAround(r.Dir)
	if root == "" {
		return nil
	}
	cfg, err := r.InModule(root)
	r.Tags = cfg.Tags
	return err
}

// list lists the packages of the run, and makes the configuration of their modules. A
// module without packages is kept if it is to have a support package.
func (r *run) list() error {
	var none error
	r.loader, none = load.List(r.ctx, r.Config, r.kinds.outputs())
	if none != nil && !errors.Is(none, load.ErrNoPackage) {
		return none
	}
	if err := r.configure(); err != nil {
		return err
	}
	for _, module := range r.loader.Bare() {
		cfg, err := r.InModule(module.Dir)
		if err != nil {
			return err
		}
		if cfg.Whole {
			r.configs[module.Dir] = cfg
			r.bare = append(r.bare, module)
			none = nil
		}
	}
	return none
}

// configure makes the configuration of each module with packages.
func (r *run) configure() error {
	r.configs = map[string]Config{}
	for _, s := range r.loader.Packages {
		if s.Module == nil || s.Module.Dir == "" {
			continue
		}
		if _, done := r.configs[s.Module.Dir]; done {
			continue
		}
		cfg, err := r.InModule(s.Module.Dir)
		if err != nil {
			return err
		}
		r.configs[s.Module.Dir] = cfg
	}
	return nil
}
