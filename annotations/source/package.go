package source

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A Package is the input of Read: a parsed and type-checked Go package.
//
// The type check may have skipped function bodies, and may have failed: types may be
// invalid, and Types and Info may be incomplete. Use it for code that is parsed and
// checked already, as in a linter.
type Package struct {
	Fset      *token.FileSet // of Files
	Files     []*ast.File    // the hand-written files without tests, parsed with comments
	Types     *types.Package // nil for a package without declarations
	Info      *types.Info    // Defs of types are used; nil means empty
	GoVersion string         // of the module: 1.22 or go1.22; "" if unknown

	// Tests returns the hand-written test files that mention a name, including those of
	// package x_test. For "" it returns all of them. It is nil if no tests are
	// generated, so that the result does not depend on existing ones.
	Tests func(name string) []*ast.File

	// Annotated contains the results of [Annotated] for the packages that this one
	// refers to, by path. In a missing package, resources are recognized only by roles.
	Annotated map[string][]types.Type
}
