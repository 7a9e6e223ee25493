package generator

import (
	"errors"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
)

// A Config says what to generate, and how. Use the zero value for the package in the
// working directory.
type Config = config.Config

// Names that are used if a Config does not set others.
const (
	DefaultSupport = config.DefaultSupport // the folder of the support package, relative to the module's root
	FlagsFile      = config.FlagsFile      // a file in the root of a module with flags for every run in it
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

// configOf returns the configuration of a module, which may be nil.
func (r *run) configOf(module *load.Module) *Config {
	if module == nil {
		return &r.Config
	}
	return r.configIn(module.Dir)
}

// configIn returns the configuration of the module in a folder.
func (r *run) configIn(root string) *Config {
	if cfg, ok := r.configs[root]; ok {
		return &cfg
	}
	return &r.Config
}
