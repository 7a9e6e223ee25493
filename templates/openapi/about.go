package openapi

import (
	"cmp"
	"slices"
	"strings"
)

func aboutAll(packages []Package) about {
	var a about
	var titles, descriptions []string
	for _, pkg := range packages {
		d := pkg.Resources[0].Document
		if !slices.Contains(titles, d.Title) {
			titles = append(titles, d.Title)
		}
		descriptions = append(descriptions, cmp.Or(d.Description, resourcesOf(pkg)))
		a.License, a.Contact = cmp.Or(a.License, d.License), cmp.Or(a.Contact, d.Contact)
	}
	first := packages[0].Resources[0].Document
	a.Version, a.Server, a.Security = first.Version, first.Server, first.Security
	a.Title, a.Description = strings.Join(titles, ", "), strings.Join(descriptions, "\n\n")
	return a
}

// resourcesOf lists the resources of a package that has no comment.
func resourcesOf(pkg Package) string {
	var all []string
	for _, res := range pkg.Resources {
		all = append(all, res.Name)
	}
	return "Resources: " + strings.Join(all, ", ") + "."
}

// info returns the info object of the document.
func (a about) info() object {
	o := object{{"title", a.Title}, {"version", a.Version}, {"description", a.Description}}
	if address, ok := strings.CutPrefix(a.Contact, "mailto:"); ok {
		o = o.with("contact", object{{"email", address}})
	} else if a.Contact != "" {
		o = o.with("contact", object{{"url", a.Contact}})
	}
	if a.License != "" {
		o = o.with("license", object{{"name", a.License}, {"identifier", a.License}})
	}
	return o
}

// serversOf returns the servers for a URL.
func serversOf(url string) list { return list{object{{"url", url}}} }

// ownServers returns the servers of a resource if they differ from those of the
// document.
func (r *resource) ownServers() list {
	if r.Document.Server == r.about.Server {
		return nil
	}
	return serversOf(r.Document.Server)
}

// schemeName returns the name of a security scheme in the components.
func schemeName(scheme string) string { return componentName(strings.Replace(scheme, ":", ".", 1)) }

// securityOf returns the security requirement for a scheme.
func securityOf(scheme string) list {
	if scheme == "" {
		return list{}
	}
	return list{object{{schemeName(scheme), list{}}}}
}

// ownSecurity returns the security requirement of a resource if it differs from that of
// the document.
func (r *resource) ownSecurity() object {
	if r.Document.Security == r.about.Security {
		return nil
	}
	return object{{"security", securityOf(r.Document.Security)}}
}

// addSecurity adds a security scheme.
func (d *document) addSecurity(scheme string) {
	if scheme == "" {
		return
	}
	o := object{{"type", "http"}, {"scheme", scheme}}
	if in, name, ok := strings.Cut(scheme, ":"); ok {
		o = object{{"type", "apiKey"}, {"in", in}, {"name", name}}
	}
	d.component("securitySchemes", schemeName(scheme), func() object { return o })
}
