// Package gosource is a Go file in the making, with what any file of a resource
// takes: its header and imports, the types of the user written out, names that
// do not clash, and text for comments.
package gosource

import "go/types"

// A Package is the package of a user that files are written into.
type Package struct {
	Name    string       // as in the package clause
	Path    string       // its import path
	Module  string       // the path of the module that it is in
	Support string       // the import path of the support package
	Scope   *types.Scope // what the user declares in it; nil for nothing
	Header  string       // a licence or other text for the top of each file; may be empty
}
