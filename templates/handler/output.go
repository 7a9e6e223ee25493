// Package handler writes the file that a resource gets beside its type:
// book_etagen.go.
package handler

import "github.com/etagen/etagen/templates/gosource"

// An output is a book_etagen.go in the making.
type output struct{ *gosource.File }

// What is written for some part of the resource.
type (
	guards     struct{ *output } // what stops compiling when a struct has other fields
	validators struct{ *output } // the entity tag, and the modification time
	reads      struct{ *output } // the handler, and how it answers GET
	writes     struct{ *output } // how the handler answers what changes the resource
	adapter    struct {          // a type with the methods that the support package calls
		*output
		name string
	}
	lists struct{ *output } // how the handler answers for the collection
)
