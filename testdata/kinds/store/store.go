// Package store has the name of a variable in the output.
package store

// ID is an id.
type ID string

// Rev is a version.
type Rev int
