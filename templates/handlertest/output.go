// Package handlertest writes the test of a resource, into a file next to its type:
// book_etagen_test.go.
package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// An output is an unfinished book_etagen_test.go.
type output struct{ *gosource.File }

// Writers for parts of the test.
type (
	table      struct{ *output } // the functions that send requests
	rows       struct{ *output } // the requests
	memory     struct{ *output } // the store of the test
	memoryList struct{ memory }  // the same with a collection
	suite      struct{ *output } // checks that a store does what a handler relies on
)

// testingT writes the parameter of a test.
func testingT() *jen.Statement { return jen.Id("t").Op("*").Qual("testing", "T") }
