package subset

import "go/ast"

// A declaration is a declaration at package level, or a parenthesised group of them.
type declaration struct {
	file     string       // its file
	text     string       // its source, with the comments before it
	after    *declaration // the declaration on the line before, with which gofmt aligns this one; nil if there is none
	receiver string       // the receiver's type; empty if it is not a method
	name     string       // of the function or method
	mentions Names
	imports  map[string]string // import specs that it needs, by package name
}

// read records the names that a declaration mentions. It skips names declared in it, of
// fields, parameters and methods, and names of local variables: the parser resolves
// names within a file.
func (d *declaration) read(syntax ast.Decl, imports map[string]string, isLocal func(*ast.Ident) bool) {
	d.imports = map[string]string{}
	declared := map[*ast.Ident]bool{}
	ast.Inspect(syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			declared[n.Name] = true // the name of a method, which may be called like a function
		case *ast.Field:
			for _, name := range n.Names {
				declared[name] = true
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok {
				declared[key] = true // a field, because no literal here has a constant as its key
			}
		case *ast.SelectorExpr:
			declared[n.Sel] = true
			d.mentions.Selectors[n.Sel.Name] = true
			if x, ok := n.X.(*ast.Ident); ok && imports[x.Name] != "" {
				d.imports[x.Name] = imports[x.Name]
			}
		case *ast.Ident:
			if !declared[n] && !isLocal(n) {
				d.mentions.Declared[n.Name] = true
			}
		}
		return true
	})
}
