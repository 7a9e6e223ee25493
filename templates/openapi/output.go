package openapi

import (
	"bytes"
	"fmt"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/gosource"
)

// Wants reports whether a resource is in a document. If so, the resource is passed to
// Render.
func Wants(res *model.Resource) bool { return model.Documented(res) }

// Render returns openapi_etagen.json for the resources of a package. It is called if
// Wants accepts at least one of them.
func Render(pkg gosource.Package, resources []*model.Resource) ([]byte, error) {
	return Merge([]Package{{Name: pkg.Name, Path: pkg.Path, Resources: resources}})
}

// Merge returns one document for the resources of packages. If two packages have a
// schema, a tag or an operation with the same name, the name of the package is added. No
// two resources may have the same path: check that with [model.SharedPaths].
func Merge(packages []Package) ([]byte, error) {
	d := newDocument(packages, newNames(), newNames())
	all := d.document()
	if names, nouns := d.names.share(), d.nouns.share(); names || nouns {
		all = newDocument(packages, d.names, d.nouns).document()
	}
	var b bytes.Buffer
	if err := encode(&b, all); err != nil {
		return nil, fmt.Errorf("writing the OpenAPI document of %s: %w", packages[0].Path, err)
	}
	return genfile.MarkJSON(b.Bytes())
}

func newDocument(packages []Package, schemas, nouns *names) *document {
	return &document{
		packages:   packages,
		about:      aboutAll(packages),
		names:      schemas,
		nouns:      nouns,
		ids:        newNames(),
		components: map[string]map[string]object{},
		structs:    map[schemaKey]string{},
	}
}

// document returns the complete document.
func (d *document) document() object {
	all := d.claim()
	var paths object
	tagList := list{}
	for _, res := range all {
		tagList = append(tagList, object{{"name", res.title}, {"description", res.comment()}})
		paths = append(paths, res.paths()...)
		d.addSecurity(res.Document.Security)
	}
	components := object{}
	for _, kind := range []string{"schemas", "responses", "parameters", "headers", "securitySchemes"} {
		components = components.with(kind, ordered(d.components[kind]))
	}
	return object{
		{"openapi", "3.1.0"},
		{"info", d.about.info()},
		{"servers", serversOf(d.about.Server)},
		{"security", securityOf(d.about.Security)},
		{"tags", tagList},
		{"paths", paths},
		{"components", components},
	}
}
