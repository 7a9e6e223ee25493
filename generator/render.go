package generator

import (
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/support"
	"github.com/etagen/etagen/templates"
)

// render makes the files of all resources, checks the names in them, and plans to write
// them. If there is a mistake in one of the packages, it only looks for further
// mistakes.
func (r *run) render() error {
	failed := r.plan.Failed()
	places, err := support.FindPlaces(r.ctx, r.configs, r.withResources(), r.modules())
	if err != nil {
		return unless(failed, err)
	}
	outputs := r.outputs()
	shelves := openShelves(r.folder, r.sources)
	r.Each("rendering", len(outputs), func(i int) {
		o := outputs[i]
		shelves.make(o, r.templatePackage(o, places.Of(o.source.Module.Path).Path))
	})
	shelves.save()
	if err := r.check(outputs); err != nil {
		return unless(failed, err)
	}
	if r.plan.Failed() {
		return nil
	}
	r.rendered, r.support = outputs, r.supportFor(places, outputs)
	r.plan.Resources = r.listResources()
	for _, o := range r.rendered {
		if err := o.putInto(r.plan); err != nil {
			return err
		}
	}
	return nil
}

// withResources returns the packages that have resources.
func (r *run) withResources() []*load.Package {
	var all []*load.Package
	for _, s := range r.sources {
		if len(s.resources) > 0 {
			all = append(all, s.Package)
		}
	}
	return all
}

// supportFor describes the support packages for outputs.
func (r *run) supportFor(places *support.Places, outputs []*output) *support.Packages {
	all := &support.Packages{Places: places, Plan: &r.plan.Plan, Loader: r.loader, Modules: r.modules(), HasName: r.kinds.hasName, Memo: r.folder}
	for _, o := range outputs {
		all.Outputs = append(all.Outputs, support.Output{Path: o.path, Module: o.source.Module.Path, Mentions: o.mentions})
	}
	return all
}

// planSupport plans the support packages, and the removal of those that are no longer
// used.
func (r *run) planSupport() error {
	if r.support == nil {
		return nil
	}
	if err := r.support.Write(); err != nil {
		return err
	}
	return r.support.RemoveUnused()
}

// putInto plans to write or keep the output.
func (o *output) putInto(p *Plan) error {
	if o.isUpToDate {
		p.Keep(o.source.Root(), o.path, o.origin())
		return nil
	}
	content := o.content
	o.content = nil // the plan has it
	return p.Write(o.source.Root(), o.path, content, o.origin())
}

// unless returns err, or nil if something else is reported already, since err may be a
// consequence of that.
func unless(said bool, err error) error {
	if said {
		return nil
	}
	return err
}

// check reports mistakes that are found by means of rendered outputs.
func (r *run) check(outputs []*output) error {
	for _, o := range outputs {
		if o.err != nil {
			return o.failure(o.err)
		}
	}
	r.plan.Diagnostics = append(r.plan.Diagnostics, slices.Concat(sharedPaths(outputs), r.checkNames(outputs))...)
	return nil
}

// listResources lists the resources with their files, tests last.
func (r *run) listResources() []Resource {
	paths := map[*model.Resource][]string{}
	for _, tests := range []bool{false, true} {
		for _, o := range r.rendered {
			for _, res := range o.resources {
				if o.kind.Test == tests {
					paths[res] = append(paths[res], o.path)
				}
			}
		}
	}
	var all []Resource
	for _, s := range r.sources {
		for _, res := range s.resources {
			all = append(all, Resource{Resource: res, Package: s.Path, Outputs: paths[res], root: s.Root()})
		}
	}
	return all
}

// templatePackage describes, for templates, the package of an output and the place of
// its support package.
func (r *run) templatePackage(o *output, support string) templates.Package {
	s := o.source
	pkg := templates.Package{Support: support, Header: r.configOf(s).Header}
	if s.Module != nil {
		pkg.Module = s.Module.Path
	}
	if o.kind.Scope != templates.PerModule {
		pkg.Name, pkg.Path, pkg.Scope = s.Name, s.Path, s.Scope()
	}
	return pkg
}
