package generator

import (
	"fmt"
	"path/filepath"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/templates"
)

// render makes the files for all resources and plans to write them. It does
// nothing while anything is wrong in one of the packages.
func (r *run) render() error {
	if r.plan.Failed() {
		return nil
	}
	if err := r.findPlaces(); err != nil {
		return err
	}
	outputs := r.outputs()
	r.plan.Diagnostics = append(r.plan.Diagnostics, sharedPaths(outputs)...)
	r.rendered = outputs
	r.plan.Resources = r.listResources()
	r.Each("rendering", len(outputs), func(i int) {
		o := outputs[i]
		o.render(r.templatePackage(o, r.places[o.source.Module.Path].path))
	})
	for _, o := range outputs {
		if o.err != nil {
			return o.failure(o.err)
		}
		r.plan.Diagnostics = append(r.plan.Diagnostics, r.importClashes(o, o.content)...)
		if err := r.plan.Write(o.source.Root(), o.path, o.content, o.origin()); err != nil {
			return err
		}
	}
	return nil
}

// render makes the content of one file. One without its mark would be in the way
// of the next run.
func (o *output) render(pkg templates.Package) {
	o.content, o.err = o.kind.Render(pkg, o.resources)
	if o.err == nil && !o.kind.Format.Generated(o.content) {
		o.err = fmt.Errorf("the %s has no %s", o.kind.Name, o.kind.Format.Mark)
	}
}

// failure says of an error which file was not made.
func (o *output) failure(err error) error {
	return fmt.Errorf("rendering %s for %s: %w", filepath.Base(o.path), o.resources[0].Pos, err)
}

// listResources lists the resources with the files of each, those of tests last.
func (r *run) listResources() []Resource {
	paths := map[*annotations.Resource][]string{}
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
			all = append(all, Resource{Resource: res, Package: s.Path, Outputs: paths[res]})
		}
	}
	return all
}

// templatePackage is what templates are told about the package of an output, and
// about where its support package is.
func (r *run) templatePackage(o *output, support string) templates.Package {
	s := o.source
	pkg := templates.Package{Module: s.Module.Path, Support: support, Header: r.configOf(s.Module).Header}
	if o.kind.Scope != templates.PerModule {
		pkg.Name, pkg.Path, pkg.Scope = s.Name, s.Path, s.Scope()
	}
	return pkg
}
