package subset

import (
	"bytes"
	"go/ast"
	"go/token"
	"slices"
)

// A reader records what a declaration mentions.
type reader struct {
	content  []byte // of the file
	position *token.File
	imports  map[string]string     // of the file, by package name
	isLocal  func(*ast.Ident) bool // reports whether a name is that of a local variable
	optional optional

	start    int                 // of the text of the declaration, in content
	parts    map[ast.Node]string // of the declaration
	declared map[*ast.Ident]bool // names that refer to no declaration of the package
}

// declaration returns a declaration as a part, whose text begins and ends at offsets.
func (r *reader) declaration(d ast.Decl, start, end int) *part {
	r.start, r.parts, r.declared = start, r.optional.nodes(d), map[*ast.Ident]bool{}
	whole := newPart("")
	whole.end = end - start
	r.read(whole, d)
	return whole
}

// read records the names that a node mentions in a part. It skips names declared in it,
// of fields, parameters and methods, and names of local variables: the parser resolves
// names within a file.
func (r *reader) read(p *part, root ast.Node) {
	ast.Inspect(root, func(n ast.Node) bool {
		if field := r.parts[n]; field != "" && n != root {
			smaller := newPart(field)
			smaller.begin, smaller.end = r.extent(n)
			r.read(smaller, n)
			p.parts = append(p.parts, smaller)
			return false
		}
		switch n := n.(type) {
		case *ast.FuncDecl:
			r.declared[n.Name] = true // the name of a method, which may be called like a function
		case *ast.Field:
			for _, name := range n.Names {
				r.declared[name] = true
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok {
				r.declared[key] = true // a field, because no literal here has a constant as its key
				p.mentions.Keys[key.Name] = true
			}
		case *ast.SelectorExpr:
			r.declared[n.Sel] = true
			p.mentions.Selectors[n.Sel.Name] = true
			if x, ok := n.X.(*ast.Ident); ok && r.imports[x.Name] != "" {
				p.imports[x.Name] = r.imports[x.Name]
			}
		case *ast.Ident:
			if !r.declared[n] && !r.isLocal(n) {
				p.mentions.Declared[n.Name] = true
			}
		}
		return true
	})
}

// extent returns the lines of a node in the text of the declaration, with the lines of
// comments before it.
func (r *reader) extent(n ast.Node) (begin, end int) {
	begin = r.lineStart(r.position.Offset(n.Pos()))
	for {
		before := r.lineStart(begin - 1)
		if !bytes.HasPrefix(bytes.TrimSpace(r.content[before:begin]), []byte("//")) {
			break
		}
		begin = before
	}
	return begin - r.start, lineEnd(r.content, r.position.Offset(n.End())) + 1 - r.start
}

// lineStart returns the offset of the beginning of the line at an offset.
func (r *reader) lineStart(offset int) int {
	return bytes.LastIndexByte(r.content[:offset], '\n') + 1
}

// lineEnd returns the offset of the end of the line at an offset.
func lineEnd(content []byte, offset int) int {
	if n := slices.Index(content[offset:], '\n'); n >= 0 {
		return offset + n
	}
	return len(content)
}
