package openapi

import (
	"slices"

	"github.com/etagen/etagen/annotations/model"
)

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

// describes reports whether a package is in the document.
func (d *document) describes(path string) bool {
	return slices.ContainsFunc(d.packages, func(p Package) bool { return p.Path == path })
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

// about describes a document as a whole. It has the titles and descriptions of all
// packages, the version, server and security of the first, and the first license and
// contact.
type about struct{ model.Document }
