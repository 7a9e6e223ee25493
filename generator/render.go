package generator

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// An output is a file of a resource in the making.
type output struct {
	source   *source
	resource *annotations.Resource
	path     string
	template func(templates.Package, *annotations.Resource) ([]byte, error)
	content  []byte
	err      error
}

// render makes the files of all resources and plans to write them. It does
// nothing while anything is wrong in one of the packages.
func (r *run) render() error {
	if r.plan.Failed() {
		return nil
	}
	if err := r.findPlaces(); err != nil {
		return err
	}
	outputs := r.outputs()
	r.rendered = outputs
	r.plan.Resources = listResources(outputs)
	r.each("rendering", len(outputs), func(i int) {
		o := outputs[i]
		o.content, o.err = o.template(r.templatePackage(o.source, r.places[o.source.module.Path].path), o.resource)
	})
	for _, o := range outputs {
		if o.err != nil {
			return fmt.Errorf("rendering %s for %s: %w", filepath.Base(o.path), o.resource.Pos, o.err)
		}
		r.plan.Diagnostics = append(r.plan.Diagnostics, r.importClashes(o, o.content)...)
		if err := r.plan.Write(o.source.root(), o.path, o.content, plan.Origin{Name: o.resource.Name, Fingerprint: o.resource.Fingerprint}); err != nil {
			return err
		}
	}
	return nil
}

// outputs lists the files of all resources.
func (r *run) outputs() []*output {
	var all []*output
	for _, s := range r.sources {
		for _, res := range s.resources {
			stem := s.outputStem(r, res)
			all = append(all, &output{source: s, resource: res, path: stem + outputSuffix, template: templates.Resource})
			if r.configOf(s.module).Tests {
				all = append(all, &output{source: s, resource: res, path: stem + testSuffix, template: templates.Test})
			}
		}
	}
	return all
}

// listResources lists the resources with the files of each.
func listResources(outputs []*output) []Resource {
	var all []Resource
	for _, o := range outputs {
		if n := len(all); n == 0 || all[n-1].Resource != o.resource {
			all = append(all, Resource{Resource: o.resource, Package: o.source.path})
		}
		last := &all[len(all)-1]
		last.Outputs = append(last.Outputs, o.path)
	}
	return all
}

// outputStem is the path of a resource's output up to the suffix: beside the
// file that declares it.
func (s *source) outputStem(r *run, res *annotations.Resource) string {
	dir := s.dir
	if f := r.fset.File(res.Object.Pos()); f != nil {
		dir = filepath.Dir(f.Name())
	}
	return filepath.Join(dir, strings.ToLower(res.Name))
}

// templatePackage is what templates are told about a package, and about where
// its support package is.
func (r *run) templatePackage(s *source, support string) templates.Package {
	return templates.Package{
		Name:    s.name,
		Path:    s.path,
		Module:  s.module.Path,
		Support: support,
		Scope:   s.unit.types.Scope(),
		Header:  r.configOf(s.module).Header,
	}
}
