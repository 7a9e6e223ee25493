// Package stored has types of fields.
package stored

// Rev is a version.
type Rev int64

// ID is an id.
type ID string
