package openapi

import (
	"bytes"
	"fmt"
	"slices"

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

// A Package is a package with at least one resource in a document. Use it for a document
// of several packages.
type Package struct {
	Name, Path string            // Path is its import path
	Resources  []*model.Resource // those in the document
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

// A document is an unfinished OpenAPI document.
type document struct {
	packages   []Package
	about      about
	problem    string                       // the name of the schema for problem details
	names      *names                       // of schemas
	nouns      *names                       // of resources and lists of them
	ids        *names                       // of operations
	components map[string]map[string]object // by their kind: schemas, responses
	structs    map[schemaKey]string         // the names of schemas
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

// describes reports whether a package is in the document.
func (d *document) describes(path string) bool {
	return slices.ContainsFunc(d.packages, func(p Package) bool { return p.Path == path })
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

// component adds a component if it does not exist yet, and returns a reference to it.
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
