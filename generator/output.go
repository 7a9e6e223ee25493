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

// An output is a file for resources in the making.
type output struct {
	kind      *templates.Kind
	source    *source // the package of the resources; of those of a module, of the first
	resources []*model.Resource
	path      string
	made
	err error
}

// What is made of resources: a file, and what shows in it.
type made struct {
	content  []byte
	names    *names.Names       // nil if it is not compiled together with their package
	mentions templates.Mentions // of the support package
}

// outputs lists the files for all resources.
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

// outputsOf lists the files of a package: those of each resource, then those of
// all.
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

// moduleOutputs lists the files of a module, if the run sees all of it: of others
// it does not know the resources.
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

// modules are those of the packages of the run, in the order of these, and those
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

// seesAll reports whether a module has no resource that the run is not about.
func (r *run) seesAll(module *load.Module) bool {
	all := true
	err := load.EachGoFile(module.Dir, load.IsWalked, func(path string, content []byte) bool {
		all = strings.HasSuffix(path, "_test.go") || !load.DeclaresResource(content) || r.loader.IsRead(path)
		return all
	})
	return all && err == nil
}

// origin is what an output is made of, if that is one resource.
func (o *output) origin() plan.Origin {
	if o.kind.Scope != templates.PerResource {
		return plan.Origin{}
	}
	return plan.Origin{Name: o.resources[0].Name, Fingerprint: o.resources[0].Fingerprint}
}

// endOf is where the name of a resource ends.
func endOf(res *model.Resource) token.Position {
	end := res.Pos
	end.Offset += len(res.Name)
	end.Column += len(res.Name)
	return end
}

// sharedPaths reports resources whose outputs would be one file, being of two
// kinds: the client of Book and the handler of Book_client.
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
			Message: fmt.Sprintf("the output for %s would be the file %s, and so would that for %s: rename one of the types", res.Name, filepath.Base(o.path), before.resources[0].Name),
		})
	}
	return found
}
