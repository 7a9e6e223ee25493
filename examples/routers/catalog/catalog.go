// Package catalog has the resources that the routers serve.
package catalog

//go:generate go tool etagen
