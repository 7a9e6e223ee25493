// Package openapi writes the description of the resources of a package,
// openapi_etagen.json, and the file that serves it, openapi_etagen.go.
package openapi
