package templates

import "github.com/etagen/etagen/templates/openapi"

// A DescribedPackage is a package with an OpenAPI document, and the resources in it. Use
// it with OpenAPI.
type DescribedPackage = openapi.Package

// OpenAPI returns one OpenAPI document for one or more packages. Use it for a service
// whose resources are in several packages: the file of each package describes only its
// own.
func OpenAPI(packages []DescribedPackage) ([]byte, error) { return openapi.Merge(packages) }
