package openapi

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
			r.bodies = bodies{document: d, Resource: res, plural: r.called.Plural, readName: d.names.claimOf(pkg, componentName(res.Name))}
			r.fields = fields{d, res}
			r.title = d.nouns.claimOf(pkg, r.noun)
			if r.title != r.noun || d.nouns.isShared(pkg.Path, r.nouns) {
				r.prefix = pkg.Name + "."
			}
			all, owners[r] = append(all, r), pkg
		}
	}
	for _, r := range all {
		pkg, name := owners[r], componentName(r.Resource.Name)
		r.bodies.writeName, r.bodies.patchName = d.names.claimOf(pkg, name+"Write"), d.names.claimOf(pkg, name+"Patch")
		r.bodies.pageName = d.names.claimOf(pkg, componentName(r.called.Page))
	}
	d.problem = d.names.claim("Problem")
	for _, r := range all {
		if s := r.Schema; s != nil {
			d.structs[keyOf(s, read)] = r.bodies.readName
		}
	}
	return all
}
