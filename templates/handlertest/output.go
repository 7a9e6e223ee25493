// Package handlertest writes the test that a resource gets beside its type:
// book_etagen_test.go.
package handlertest

import "github.com/etagen/etagen/templates/gosource"

// An output is a book_etagen_test.go in the making.
type output struct{ *gosource.File }

// What is written for some part of the test.
type (
	table      struct{ *output } // the functions that send requests
	rows       struct{ *output } // the requests
	memory     struct{ *output } // the store of the test
	memoryList struct{ memory }  // the same of a collection
	suite      struct{ *output } // what holds any store to what a handler relies on
)
