package templates

import "github.com/etagen/etagen/templates/openapi"

// A DescribedPackage is a package with an OpenAPI document, and the resources in it.
type DescribedPackage = openapi.Package

// OpenAPI returns one OpenAPI document for one or more packages.
func OpenAPI(packages []DescribedPackage) ([]byte, error) { return openapi.Merge(packages) }
