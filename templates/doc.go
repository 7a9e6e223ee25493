// Package templates turns resources into Go source: the thin, typed file that
// a user checks in for each resource, its test, and the support package that
// both lean on.
//
// What mentions the user's types is written with jennifer, here and nowhere
// else. What does not is real Go in the folder support, which is embedded; what a
// module reaches of it is emitted under the generated header, each declaration as
// it is written there.
package templates

import (
	"go/types"

	"github.com/etagen/etagen/templates/genfile"
)

// GeneratedLine is the first line of every file in Go that etagen writes.
const GeneratedLine = genfile.GoLine

// A Package is the package of a user that files are written into.
type Package struct {
	Name    string       // as in the package clause
	Path    string       // its import path
	Module  string       // the path of the module that it is in
	Support string       // the import path of the support package
	Scope   *types.Scope // what the user declares in it; nil for nothing
	Header  string       // a licence or other text for the top of each file; may be empty
}

// supportRevision is the constant of the support package that generated files
// name. Its name changes with every change of the contract between them.
const supportRevision = "Revision1"
