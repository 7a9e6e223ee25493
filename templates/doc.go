// Package templates turns resources into Go source: for each resource a thin, typed file
// that the user checks in, its test, and the support package that both use.
//
// Code that mentions the user's types is written with jennifer, in the packages below
// this one. Other code is real Go in the folder support, which is embedded. The
// declarations that a module needs from it are written unchanged, under the generated
// header.
package templates

import (
	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/gosource"
)

// GeneratedLine is the first line of every file in Go that etagen writes. Use it to
// recognize them.
const GeneratedLine = genfile.GoLine

// A Package is the package of a user that files are written into. Set it for each call of
// Render.
type Package = gosource.Package
