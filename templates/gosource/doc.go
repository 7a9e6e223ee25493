// Package gosource represents an unfinished Go file, with what every file of a resource
// needs: its header and imports, types in source form, names that do not clash, and text
// for comments.
package gosource

import "go/types"

// A Package is the user's package that files are written into. It is set for each call of
// Render.
type Package struct {
	Name    string       // as in the package clause
	Path    string       // its import path
	Module  string       // the path of its module
	Support string       // the import path of the support package
	Scope   *types.Scope // what the user declares in it; nil if nothing
	Header  string       // a licence or other text for the top of each file; may be empty
}
