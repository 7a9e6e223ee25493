package openapi

import "github.com/etagen/etagen/annotations/model"

// A Package is a package with at least one resource in a document. Use it for a document
// of several packages.
type Package struct {
	Name, Path string            // Path is its import path
	Resources  []*model.Resource // those in the document
}
