package directive

import (
	"go/ast"

	"github.com/etagen/etagen/annotations/source"
)

// A Reader finds the directives of one package, and reports comments that were probably
// meant as directives. Use one for all files of the package.
type Reader struct {
	source.Findings
	Package *OfPackage // the directive in the package comment; nil for none
}

// An OfPackage is a directive in a package comment. Use the file for what else is in the
// comment.
type OfPackage struct {
	*source.Directive
	File *ast.File // that has the comment
}
