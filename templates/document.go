package templates

import "github.com/etagen/etagen/templates/openapi"

// A DescribedPackage is a package that has an OpenAPI document, and its resources in
// that.
type DescribedPackage = openapi.Package

// OpenAPI returns one OpenAPI document for packages, of which there is at least one.
func OpenAPI(packages []DescribedPackage) ([]byte, error) { return openapi.Merge(packages) }
