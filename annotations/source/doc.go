// Package source represents a user's package in source form: positions of fields, tags
// and declarations, and the diagnostics about them. A [Subject] collects what is known
// about one resource while it is read.
package source
