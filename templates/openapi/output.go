package openapi

import (
	"bytes"
	"fmt"
	"go/types"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/gosource"
)

// Wants reports whether a resource is in a document.
func Wants(res *model.Resource) bool { return res.Document != nil && res.Handled() && !res.ClientOnly() }

// Render returns openapi_etagen.json for the resources of a package.
func Render(pkg gosource.Package, resources []*model.Resource) ([]byte, error) {
	d := &document{
		pkg:        pkg.Path,
		names:      names{},
		ids:        names{},
		components: map[string]map[string]object{},
		structs:    map[schemaKey]string{},
		open:       map[*model.Schema]bool{},
	}
	var b bytes.Buffer
	if err := encode(&b, d.document(resources)); err != nil {
		return nil, fmt.Errorf("writing the OpenAPI document of %s: %w", pkg.Path, err)
	}
	return genfile.MarkJSON(b.Bytes())
}

// A document is an OpenAPI document in the making.
type document struct {
	pkg        string // the import path of the package
	problem    string // the name of the schema of problems
	names      names
	components map[string]map[string]object // by their kind: schemas, responses
	structs    map[schemaKey]string         // the names of schemas
	open       map[*model.Schema]bool       // the schemas that are being written, without a name
	ids        names                        // of operations
}

// document returns all of the document.
func (d *document) document(resources []*model.Resource) object {
	about := resources[0].Document
	all := d.claim(resources)
	var paths object
	tagList := list{}
	for _, res := range all {
		tagList = append(tagList, object{{"name", res.title}, {"description", res.about()}})
		paths = append(paths, res.paths()...)
	}
	d.addSecurity(about.Security)
	components := object{}
	for _, kind := range []string{"schemas", "responses", "parameters", "headers", "securitySchemes"} {
		components = components.with(kind, ordered(d.components[kind]))
	}
	return object{
		{"openapi", "3.1.0"},
		{"info", info(about, resources)},
		{"servers", list{object{{"url", about.Server}}}},
		{"security", securityOf(about.Security)},
		{"tags", tagList},
		{"paths", paths},
		{"components", components},
	}
}

// info says what the document is about.
func info(about *model.Document, resources []*model.Resource) object {
	description := about.Description
	if description == "" {
		var names []string
		for _, res := range resources {
			names = append(names, res.Name)
		}
		description = "Resources: " + strings.Join(names, ", ") + "."
	}
	o := object{{"title", about.Title}, {"version", about.Version}, {"description", description}}
	if address, ok := strings.CutPrefix(about.Contact, "mailto:"); ok {
		o = o.with("contact", object{{"email", address}})
	} else if about.Contact != "" {
		o = o.with("contact", object{{"url", about.Contact}})
	}
	if about.License != "" {
		o = o.with("license", object{{"name", about.License}, {"identifier", about.License}})
	}
	return o
}

// schemeName is the name of a security scheme among the components.
func schemeName(scheme string) string { return componentName(strings.Replace(scheme, ":", ".", 1)) }

// securityOf says which scheme requests have to follow.
func securityOf(scheme string) list {
	if scheme == "" {
		return list{}
	}
	return list{object{{schemeName(scheme), list{}}}}
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

// component adds a component unless it is there, and returns a reference to it.
func (d *document) component(kind, name string, make func() object) object {
	all := d.components[kind]
	if all == nil {
		all = map[string]object{}
		d.components[kind] = all
	}
	if _, ok := all[name]; !ok {
		all[name] = nil // it may refer to itself
		all[name] = make()
	}
	return ref(kind, name)
}

// typeName is the name of a type as a component: with its package if that is
// another one.
func (d *document) typeName(t types.Type) string {
	return componentName(types.TypeString(t, func(p *types.Package) string {
		if p.Path() == d.pkg {
			return ""
		}
		return p.Name()
	}))
}
