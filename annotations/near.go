package annotations

import "go/ast"

func (r *reader) checkNearDirective(c *ast.Comment) bool { return false }
