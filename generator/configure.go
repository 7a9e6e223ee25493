package generator

import "golang.org/x/tools/go/packages"

// configureHere takes over what the flags file of the module says that the run is
// in: build tags are for the whole of it.
func (r *run) configureHere() error {
	root := moduleAround(r.Dir)
	if root == "" {
		return nil
	}
	cfg, err := r.inModule(root)
	r.Tags = cfg.Tags
	return err
}

// configure makes the configuration of each module with packages.
func (r *run) configure() error {
	r.configs = map[string]Config{}
	for _, s := range r.sources {
		if s.module == nil || s.module.Dir == "" {
			continue
		}
		if _, done := r.configs[s.module.Dir]; done {
			continue
		}
		cfg, err := r.inModule(s.module.Dir)
		if err != nil {
			return err
		}
		r.configs[s.module.Dir] = cfg
	}
	return nil
}

// configOf returns the configuration of a module, which may be nil.
func (r *run) configOf(module *packages.Module) *Config {
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
