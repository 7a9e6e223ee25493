package openapi

import "github.com/etagen/etagen/annotations/model"

// A Package is a package with at least one resource in a document.
type Package struct {
	Name, Path string
	Resources  []*model.Resource
}
