package generator

import (
	"errors"

	"github.com/etagen/etagen/generator/config"
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
	r.configs = config.NewByModule(r.Config)
	bare := r.loader.Bare()
	for _, module := range append(r.loader.Modules(), bare...) {
		if err := r.configs.Read(module.Dir); err != nil {
			return err
		}
	}
	for _, module := range bare {
		if r.configs.In(module.Dir).Whole {
			r.bare = append(r.bare, module)
			none = nil
		}
	}
	return none
}
