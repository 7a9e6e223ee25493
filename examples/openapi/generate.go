// Package openapi checks the OpenAPI document of the bookshop with tools that do not
// know etagen. The clients that they generate are not committed: go generate writes them
// from build/openapi.json.
package openapi

//go:generate go tool oapi-codegen -config oapi-codegen.yaml build/openapi.json
//go:generate go tool ogen --config ogen.yaml --target ogen --package ogen --clean build/openapi.json
