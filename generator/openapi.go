package generator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates"
)

// OpenAPI returns one OpenAPI document for all packages of the plan that ask for one,
// in the order of their import paths; nil if none does, or if the plan has failed. It
// fails then if two resources have one path, which its Diagnostics say.
func (p *Plan) OpenAPI() ([]byte, error) {
	var packages []templates.DescribedPackage
	var all []*model.Resource
	for _, res := range p.described() {
		if last := len(packages) - 1; last < 0 || packages[last].Path != res.Package {
			packages = append(packages, templates.DescribedPackage{Name: res.Object.Pkg().Name(), Path: res.Package})
		}
		last := &packages[len(packages)-1]
		last.Resources = append(last.Resources, res.Resource)
		all = append(all, res.Resource)
	}
	for _, clash := range model.SharedPaths(all) {
		p.Diagnostics = append(p.Diagnostics, p.sharedPath(clash))
	}
	model.Sort(p.Diagnostics)
	if p.Failed() || len(packages) == 0 {
		return nil, nil
	}
	return templates.OpenAPI(packages)
}

// described lists the resources that are in a document, by package and in the order
// of files and lines.
func (p *Plan) described() []Resource {
	all := slices.DeleteFunc(slices.Clone(p.Resources), func(r Resource) bool { return !r.Documented() })
	slices.SortStableFunc(all, func(a, b Resource) int { return strings.Compare(a.Package, b.Package) })
	return all
}

// sharedPath reports a path that two resources would have in one document.
func (p *Plan) sharedPath(clash model.PathClash) model.Diagnostic {
	first := p.Resources[slices.IndexFunc(p.Resources, func(r Resource) bool { return r.Resource == clash.First })]
	return model.Diagnostic{
		Pos: clash.Second.Pos, End: endOf(clash.Second), Code: model.SharedPath,
		Message: fmt.Sprintf("the path %s is that of %s in package %s too, at %s: one OpenAPI document does not have both, so name packages for two documents, or change a pattern",
			clash.Path, first.Name, first.Package, from(first.root, first.Pos)),
	}
}
