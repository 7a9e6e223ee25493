package generator

import (
	"fmt"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

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

// outputs lists the files of all resources.
func (r *run) outputs() []*output {
	var all []*output
	for _, s := range r.sources {
		all = append(all, r.outputsOf(s)...)
	}
	for _, module := range r.modules() {
		all = append(all, r.moduleOutputs(module)...)
	}
	return all
}

// outputsOf lists the files of a package: first those of each resource, then those for
// all of them.
func (r *run) outputsOf(s *source) []*output {
	var all, wider []*output
	for _, res := range s.resources {
		for i := range r.kinds {
			k := &r.kinds[i]
			if k.Scope == templates.PerResource && len(wanted(k, []*model.Resource{res})) > 0 && r.writes(k, s) {
				all = append(all, &output{kind: k, source: s, resources: []*model.Resource{res}, path: r.outputStem(s, res) + k.Suffix})
			}
		}
	}
	for i := range r.kinds {
		k := &r.kinds[i]
		if k.Scope != templates.PerPackage || !r.writes(k, s) {
			continue
		}
		if resources := wanted(k, s.resources); len(resources) > 0 {
			wider = append(wider, &output{kind: k, source: s, resources: resources, path: filepath.Join(s.Dir, k.Suffix)})
		}
	}
	return append(all, wider...)
}

// moduleOutputs lists the files of a module, if the run sees all of it. Otherwise it
// does not know all resources.
func (r *run) moduleOutputs(module *load.Module) []*output {
	var all []*output
	for i := range r.kinds {
		k := &r.kinds[i]
		if k.Scope != templates.PerModule {
			continue
		}
		o := &output{kind: k, path: filepath.Join(module.Dir, k.Suffix)}
		for _, s := range r.sources {
			if s.Module == nil || s.Module.Dir != module.Dir || !r.writes(k, s) {
				continue
			}
			found := wanted(k, s.resources)
			o.resources = append(o.resources, found...)
			if o.source == nil && len(found) > 0 {
				o.source = s
			}
		}
		if o.source != nil && r.seesAll(module) {
			all = append(all, o)
		}
	}
	return all
}

// writes reports whether files of a kind are written in a package.
func (r *run) writes(k *templates.Kind, s *source) bool { return !k.Test || r.configOf(s.Module).Tests }

// modules returns the modules of the packages in the run, in their order, and then those
// without packages that are to have a support package.
func (r *run) modules() []*load.Module {
	var all []*load.Module
	for _, s := range r.sources {
		if s.Module == nil || s.Module.Dir == "" {
			continue
		}
		if !slices.ContainsFunc(all, func(m *load.Module) bool { return m.Dir == s.Module.Dir }) {
			all = append(all, s.Module)
		}
	}
	return append(all, r.bare...)
}

// seesAll reports whether all resources of a module are part of the run.
func (r *run) seesAll(module *load.Module) bool {
	all := true
	err := load.EachGoFile(module.Dir, load.IsWalked, func(path string, content []byte) bool {
		all = strings.HasSuffix(path, "_test.go") || !load.DeclaresResource(content) || r.loader.IsRead(path)
		return all
	})
	return all && err == nil
}

// origin returns what an output is made from, if that is one resource.
func (o *output) origin() plan.Origin {
	if o.kind.Scope != templates.PerResource {
		return plan.Origin{}
	}
	return plan.Origin{Name: o.resources[0].Name, Fingerprint: o.resources[0].Fingerprint}
}

// endOf returns the position after the name of a resource.
func endOf(res *model.Resource) token.Position {
	end := res.Pos
	end.Offset += len(res.Name)
	end.Column += len(res.Name)
	return end
}

// sharedPaths reports resources whose outputs of two kinds would be the same file, such
// as the client of Book and the handler of Book_client.
func sharedPaths(outputs []*output) []model.Diagnostic {
	var found []model.Diagnostic
	first := map[string]*output{}
	for _, o := range outputs {
		before := first[o.path]
		if before == nil {
			first[o.path] = o
			continue
		}
		res := o.resources[0]
		found = append(found, model.Diagnostic{
			Pos: res.Pos, End: endOf(res), Code: model.FileCollision,
			Message: fmt.Sprintf("the generated file for %s would be %s, and so would the file for %s: rename one of the types", res.Name, filepath.Base(o.path), before.resources[0].Name),
		})
	}
	return found
}
