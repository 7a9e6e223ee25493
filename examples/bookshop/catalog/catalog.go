// Package catalog holds what the bookshop shows over HTTP: three resources of
// different shapes. The files *_etagen.go, which serve them, and their tests
// are written by etagen from the directives and field tags here.
//
//etagen:openapi title=Bookshop license=MIT contact=https://github.com/etagen/etagen
package catalog

//go:generate go tool etagen
