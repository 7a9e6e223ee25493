// Package query reads what a query of a list can have: the parameters that choose
// items, and how many items a page has.
package query

import "github.com/etagen/etagen/annotations/source"

// A Reader reads it for one resource, whose Collection is there.
type Reader struct{ *source.Subject }
