// Package catalog has what the routers serve.
package catalog

//go:generate go tool etagen
