package generator

import (
	"context"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/generator/support"
	"github.com/etagen/etagen/templates"
)

// A Config says what to generate, and how. Use the zero value for the package in the
// working directory.
type Config = config.Config

// Names that are used if a Config does not set others.
const (
	DefaultSupport = config.DefaultSupport // the folder of the support package, relative to the module's root
	FlagsFile      = config.FlagsFile      // a file in the root of a module with flags for every run in it
)

// A run holds the state of one call of Generate.
type run struct {
	Config
	kinds   kinds // of the files to write
	loader  *load.Loader
	sources []*source // the packages that the patterns match
	ctx     context.Context
	bare    []*load.Module // modules without a package that are to have a support package
	plan    *Plan
	configs *config.ByModule
	folder  memo.Folder // keeps rendered files

	rendered []*output         // the files of all resources; nil if there is a mistake
	support  *support.Packages // nil if there is a mistake
}

// A source is one package of the user, and the result of reading its annotations.
type source struct {
	*load.Package
	resources   []*model.Resource
	diagnostics []model.Diagnostic
	byHand      names.ByHand // what its files declare

	outputsIn map[string]*plan.PathSet // the paths that outputs of annotated types must have, for the folders that were asked about
}

// report adds diagnostics to the package.
func (s *source) report(diagnostics ...model.Diagnostic) {
	s.diagnostics = append(s.diagnostics, diagnostics...)
}

// An output is a file that is being made for resources.
type output struct {
	kind      *templates.Kind
	source    *source // the package of the resources; for a file of a module, its first package
	resources []*model.Resource
	path      string
	made
	content    []byte // nil if the file is up to date
	isUpToDate bool   // the file on the disk has this content
	err        error
}

// made is what a run keeps of an output: which names are in the file.
type made struct {
	names    names.Names        // "" if it is not compiled together with the package of the resources
	mentions templates.Mentions // of the support package
}

// modules returns the modules of the packages in the run, in their order, and then those
// without packages that are to have a support package.
func (r *run) modules() []*load.Module { return append(r.loader.Modules(), r.bare...) }

// configOf returns the configuration of the module of a package.
func (r *run) configOf(s *source) *Config { return r.configs.In(s.Root()) }

// writes reports whether files of a kind are written in a package.
func (r *run) writes(k *templates.Kind, s *source) bool { return !k.Test || r.configOf(s).Tests }
