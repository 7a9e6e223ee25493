// Package etagen has types of fields.
package etagen

// Rev is a version.
type Rev int64

// ID is an id.
type ID string
