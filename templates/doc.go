// Package templates turns resources into Go source: the thin, typed file that
// a user checks in for each resource, its test, and the support package that
// both lean on.
//
// What mentions the user's types is written with jennifer, in the packages below
// this one. What does not is real Go in the folder support, which is embedded; what a
// module reaches of it is emitted under the generated header, each declaration as
// it is written there.
package templates

import (
	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/handler"
	"github.com/etagen/etagen/templates/handlertest"
)

// GeneratedLine is the first line of every file that etagen writes.
const GeneratedLine = gosource.GeneratedLine

// A Package is the package of a user that files are written into.
type Package = gosource.Package

// Resource returns the source of the file that a resource gets beside its
// type: book_etagen.go.
func Resource(pkg Package, res *annotations.Resource) ([]byte, error) {
	return handler.Render(pkg, res)
}

// Test returns the source of the test that a resource gets beside its type:
// book_etagen_test.go.
func Test(pkg Package, res *annotations.Resource) ([]byte, error) {
	return handlertest.Render(pkg, res)
}
