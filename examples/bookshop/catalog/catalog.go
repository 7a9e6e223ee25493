// Package catalog contains the three resources of the bookshop. From the directives and
// the struct tags in it, etagen writes the handlers, in the files *_etagen.go, and their
// tests.
//
//etagen:openapi title=Bookshop license=MIT contact=https://github.com/etagen/etagen
package catalog

//go:generate go tool etagen
