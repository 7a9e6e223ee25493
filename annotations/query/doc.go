// Package query reads what a query of a list can contain: parameters that select items,
// and the number of items in a page.
package query

import "github.com/etagen/etagen/annotations/source"

// A Reader reads them for one resource. Its Collection must be set.
type Reader struct{ *source.Subject }
