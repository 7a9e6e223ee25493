package config

// ByModule holds the configuration of a run and, completed with their flags files, those
// of its modules. Use it for what depends on the module that a file is in.
type ByModule struct {
	run     Config
	modules map[string]*Config // by folder
}

// NewByModule returns the configuration of a run, before any module is read. Use it when
// the modules of the run are known.
func NewByModule(run Config) *ByModule {
	return &ByModule{run: run, modules: map[string]*Config{}}
}

// Read reads the configuration of the module in a folder, unless it has done so. An error
// names the faulty line of the flags file.
func (b *ByModule) Read(root string) error {
	if b.modules[root] != nil {
		return nil
	}
	cfg, err := b.run.InModule(root)
	if err != nil {
		return err
	}
	b.modules[root] = &cfg
	return nil
}

// Run returns the configuration of the run. Use it for what is not about one module.
func (b *ByModule) Run() *Config { return &b.run }

// In returns the configuration of the module in a folder: that of the run, unless the
// module was read.
func (b *ByModule) In(root string) *Config {
	if cfg := b.modules[root]; cfg != nil {
		return cfg
	}
	return &b.run
}
