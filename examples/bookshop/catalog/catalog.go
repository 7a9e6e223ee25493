// Package catalog contains the resources of the bookshop, in three shapes. etagen
// writes their handlers, in the files *_etagen.go, and the tests from the directives
// and field tags in this package.
//
//etagen:openapi title=Bookshop license=MIT contact=https://github.com/etagen/etagen
package catalog

//go:generate go tool etagen
