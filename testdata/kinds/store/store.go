// Package store is called as a variable of the output is.
package store

// ID is an id.
type ID string

// Rev is a version.
type Rev int
