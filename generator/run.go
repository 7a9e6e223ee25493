package generator

import (
	"context"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/generator/plan"
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
	places  map[string]place.Place // of the support packages, by the paths of the modules that use them
	found   map[string]foundPlace  // results of looking for places, by module path
	bare    []*load.Module         // modules without a package that are to have a support package
	plan    *Plan
	configs map[string]Config // of the modules with packages, by folder
	folder  memo.Folder       // keeps rendered files

	rendered []*output // the files of all resources
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

// A foundPlace is the result of looking for a place.
type foundPlace struct {
	place place.Place
	err   error
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

// writes reports whether files of a kind are written in a package.
func (r *run) writes(k *templates.Kind, s *source) bool { return !k.Test || r.configOf(s.Module).Tests }
