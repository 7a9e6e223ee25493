// Package openapi holds the OpenAPI document of the bookshop to tools that know
// nothing of etagen. The clients that they make are not kept: go generate writes
// them from build/openapi.json.
package openapi

//go:generate go tool oapi-codegen -config oapi-codegen.yaml build/openapi.json
//go:generate go tool ogen --config ogen.yaml --target ogen --package ogen --clean build/openapi.json
