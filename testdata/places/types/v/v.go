// Package v has types of fields.
package v

// Rev is a version.
type Rev int64

// ID is an id.
type ID string
