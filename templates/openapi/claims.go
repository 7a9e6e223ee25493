package openapi

import "go/types"

// claim takes the names for the schemas of all resources before any other names. Those
// of the resources themselves are first.
func (d *document) claim() []*resource {
	var all []*resource
	owners := map[*resource]*Package{}
	for i := range d.packages {
		pkg := &d.packages[i]
		for _, res := range pkg.Resources {
			r := &resource{document: d, Resource: res, called: res.Names()}
			r.noun, r.nouns = componentName(r.called.Title), componentName(r.called.Plural)
			r.read = d.names.claimOf(pkg, componentName(res.Name))
			r.title = d.nouns.claimOf(pkg, r.noun)
			if r.title != r.noun || d.nouns.isShared(pkg.Path, r.nouns) {
				r.prefix = pkg.Name + "."
			}
			all, owners[r] = append(all, r), pkg
		}
	}
	for _, r := range all {
		pkg := owners[r]
		r.write, r.patch = d.names.claimOf(pkg, componentName(r.Resource.Name)+"Write"), d.names.claimOf(pkg, componentName(r.Resource.Name)+"Patch")
		r.pageNamed = d.names.claimOf(pkg, componentName(r.called.Page))
	}
	d.problem = d.names.claim("Problem")
	for _, r := range all {
		if s := r.Schema; s != nil {
			d.structs[keyOf(s, read)] = r.read
		}
	}
	return all
}

// claimType takes a name for a type in a mode. It adds the package name if the package
// is not in the document, or if another one has a type with the name.
func (d *document) claimType(t types.Type, m mode) string {
	name := func(all bool) string {
		return componentName(types.TypeString(t, func(p *types.Package) string {
			if !all && d.describes(p.Path()) {
				return ""
			}
			return p.Name()
		})) + string(m)
	}
	plain, path := name(false), ""
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		path = n.Obj().Pkg().Path()
	}
	return d.names.claim(name(d.names.isShared(path, plain)))
}
