package gosource

import "go/ast"

// unmarked parses code without its marks.
func unmarked(code []byte) (*tree, error) {
	code, err := unmark(code)
	if err != nil {
		return nil, err
	}
	return parseTree(code)
}

// noteLocals records the identifiers in a node that may be variables. Others are next to
// a dot, names of fields, or keys in a literal.
func (o *File) noteLocals(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.Ident:
		o.locals[node.Name] = true
	case *ast.SelectorExpr:
		if _, isName := node.X.(*ast.Ident); !isName {
			ast.Inspect(node.X, o.noteLocals)
		}
		return false
	case *ast.KeyValueExpr:
		ast.Inspect(node.Value, o.noteLocals)
		return false
	case *ast.StructType:
		for _, f := range node.Fields.List {
			ast.Inspect(f.Type, o.noteLocals)
		}
		return false
	}
	return true
}
