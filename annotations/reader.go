package annotations

import (
	"go/ast"

	"github.com/etagen/etagen/annotations/source"
)

// A reader reads one package and collects diagnostics.
type reader struct {
	source.Findings
	described *packageDirective // asks for an OpenAPI document; nil for none
}

// A packageDirective is a directive in a package comment.
type packageDirective struct {
	*source.Directive
	file *ast.File
}
