// Package time has types of fields.
package time

// Rev is a version.
type Rev int64

// ID is an id.
type ID string
