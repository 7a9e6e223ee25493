package find

import (
	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// A workspace describes the main modules of a run, and what they are built with.
type workspace struct {
	*settings
	modules []*mainModule
	work    *modfile.WorkFile // nil without one
	dir     string            // of go.work, or of the module

	vendored map[string]*vendoredModule // the packages in the vendor folder; nil if they are in the module cache
}

// A mainModule is one of the user's.
type mainModule struct {
	Module
	file *modfile.File
}

// A vendoredModule is a module in vendor/modules.txt.
type vendoredModule struct {
	version   module.Version
	replaced  module.Version // the replacement
	explicit  bool
	goVersion string
}

// mains returns the main modules in exported form.
func (w *workspace) mains() []Module {
	var all []Module
	for _, m := range w.modules {
		all = append(all, m.Module)
	}
	return all
}

// around returns the main module that contains a folder, or nil.
func (w *workspace) around(dir string) *mainModule {
	root := EnclosingModule(dir)
	for _, m := range w.modules {
		if m.Dir == root {
			return m
		}
	}
	return nil
}
