// Package http has types of fields.
package http

// Rev is a version.
type Rev int64

// ID is an id.
type ID string
