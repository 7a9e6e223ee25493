// Package etagentest has types of fields.
package etagentest

// Rev is a version.
type Rev int64

// ID is an id.
type ID string
