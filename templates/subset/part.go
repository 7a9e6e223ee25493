package subset

import (
	"bytes"
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strings"
)

// A part is a declaration, or a smaller part of one that is left out unless something
// names a field: the field itself in an optional struct, an if statement that needs the
// field, or an assignment to it. Such an if statement would never run, because nothing
// sets the field. Other if statements wait for an optional constant in the same way.
type part struct {
	field      string // the name of the field or constant; empty for a complete declaration
	begin, end int    // of the lines in the text of the declaration
	mentions   Names
	imports    map[string]string // import specs that it needs, by package name
	parts      []*part           // smaller parts, in order
}

// newPart returns a part that mentions nothing yet.
func newPart(field string) *part {
	return &part{field: field, mentions: newNames(), imports: map[string]string{}}
}

// lines appends the text of a part without the smaller parts that are not kept, which
// begin and end with a line. It reports whether it left out any.
func (p *part) lines(dst []byte, text string, kept map[*part]bool) (_ []byte, cut bool) {
	at, after := p.begin, false
	for _, smaller := range p.parts {
		dst = appendAfter(dst, text[at:smaller.begin], after)
		at, after = smaller.end, !kept[smaller]
		if after {
			cut = true
			continue
		}
		var within bool
		dst, within = smaller.lines(dst, text, kept)
		cut = cut || within
	}
	return appendAfter(dst, text[at:p.end], cut), cut
}

// appendAfter appends text. If a part before it was left out, it removes a blank line that
// would be the last one of a block, or the second in a row.
func appendAfter(dst []byte, text string, cut bool) []byte {
	next := strings.TrimLeft(text, " \t")
	if cut && bytes.HasSuffix(dst, []byte("\n\n")) && (strings.HasPrefix(next, "}") || strings.HasPrefix(next, "\n")) {
		dst = dst[:len(dst)-1]
	}
	return append(dst, text...)
}

// addImports adds the imports of a part and of the smaller ones that are kept.
func (p *part) addImports(imports map[string]string, kept map[*part]bool) {
	maps.Copy(imports, p.imports)
	for _, smaller := range p.parts {
		if kept[smaller] {
			smaller.addImports(imports, kept)
		}
	}
}

// An optional is what the parts of a package depend on: structs and constants with some
// names, and the fields of the structs.
type optional struct {
	names  []string
	fields map[string]bool
}

// optionalIn returns the fields of structs with some names.
func optionalIn(names []string, files []*ast.File) optional {
	o := optional{names, map[string]bool{}}
	for _, f := range files {
		for _, d := range f.Decls {
			for _, field := range o.nodes(d) {
				o.fields[field] = true
			}
		}
	}
	return o
}

// nodes returns the nodes of a declaration that are parts, with their fields.
func (o optional) nodes(d ast.Decl) map[ast.Node]string {
	found := map[ast.Node]string{}
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.TypeSpec:
			if st, ok := n.Type.(*ast.StructType); ok && slices.Contains(o.names, n.Name.Name) {
				for _, f := range st.Fields.List {
					if len(f.Names) == 1 {
						found[f] = f.Names[0].Name
					}
				}
			}
		case *ast.IfStmt:
			if field := o.needed(n.Cond); field != "" && n.Else == nil {
				found[n] = field
			}
		case *ast.AssignStmt:
			if x, ok := n.Lhs[0].(*ast.SelectorExpr); ok && o.fields[x.Sel.Name] && (isTrue(n.Rhs[0]) || isZero(n.Rhs[0])) {
				found[n] = x.Sel.Name
			}
		}
		return true
	})
	return found
}

// needed returns an optional field without which a condition is false: x.F, x.F != nil,
// len(x.F) > 0, or one of these in a conjunction. It also returns an optional constant
// that is an argument of a call. It is empty if there is none.
func (o optional) needed(cond ast.Expr) string {
	switch e := cond.(type) {
	case *ast.BinaryExpr:
		switch e.Op {
		case token.LAND:
			if field := o.needed(e.X); field != "" {
				return field
			}
			return o.needed(e.Y)
		case token.NEQ, token.GTR:
			if isZero(e.Y) {
				return o.needed(e.X)
			}
		}
	case *ast.CallExpr:
		if f, ok := e.Fun.(*ast.Ident); ok && f.Name == "len" {
			return o.needed(e.Args[0])
		}
		for _, arg := range e.Args {
			if c, ok := arg.(*ast.Ident); ok && slices.Contains(o.names, c.Name) {
				return c.Name
			}
		}
	case *ast.SelectorExpr:
		if o.fields[e.Sel.Name] {
			return e.Sel.Name
		}
	}
	return ""
}

// isTrue reports whether an expression is the constant true.
func isTrue(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "true"
}

// isZero reports whether an expression is a zero value: nil, 0 or "".
func isZero(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "nil"
	case *ast.BasicLit:
		return e.Value == "0" || e.Value == `""`
	}
	return false
}
