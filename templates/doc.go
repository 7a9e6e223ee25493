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
	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/gosource"
)

// GeneratedLine is the first line of every file in Go that etagen writes.
const GeneratedLine = genfile.GoLine

// A Package is the package of a user that files are written into.
type Package = gosource.Package
