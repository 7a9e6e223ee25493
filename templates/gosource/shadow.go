package gosource

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// mark stands behind the name of a package's own type that is not exported,
// until the file is whole. A variable of the output may have the same name; the
// two can then be told apart, which in Go's syntax they cannot be. It is a
// letter that no program uses.
const mark = "ǃ"

// Marked is the name of a declaration of the user's package as it stands in a
// file in the making.
func Marked(name string) string {
	if token.IsExported(name) {
		return name
	}
	return name + mark
}

// unmark takes the marks out of a file, and gives the variables other names that
// are called as a type that is marked.
func unmark(code []byte) ([]byte, error) {
	if !bytes.Contains(code, []byte(mark)) {
		return code, nil
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", code, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("looking for variables that are called as a type: %w", err)
	}
	names := &localNamesOf{types: map[string]bool{}, all: map[string]bool{}}
	ast.Inspect(file, names.visit)
	var renamed []byte
	done := 0
	for _, id := range names.clashing() {
		offset := fset.Position(id.Pos()).Offset
		renamed = append(renamed, code[done:offset]...)
		renamed = append(renamed, names.free(id.Name)...)
		done = offset + len(id.Name)
	}
	renamed = append(renamed, code[done:]...)
	return bytes.ReplaceAll(renamed, []byte(mark), nil), nil
}

// localNamesOf are the identifiers of a file that may be variables.
type localNamesOf struct {
	types  map[string]bool // the names that are marked
	all    map[string]bool // every name
	locals []*ast.Ident
}

// visit notes the identifiers in a node. The names of fields and methods are no
// variables: they are behind a dot, in a struct or an interface, or the keys of
// a literal.
func (n *localNamesOf) visit(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.Ident:
		n.all[node.Name] = true
		if name, isType := strings.CutSuffix(node.Name, mark); isType {
			n.types[name] = true
		} else {
			n.locals = append(n.locals, node)
		}
	case *ast.SelectorExpr:
		ast.Inspect(node.X, n.visit)
		return false
	case *ast.KeyValueExpr:
		ast.Inspect(node.Value, n.visit)
		return false
	case *ast.StructType:
		n.visitTypes(node.Fields)
		return false
	case *ast.InterfaceType:
		n.visitTypes(node.Methods)
		return false
	}
	return true
}

// visitTypes notes the identifiers in the types of fields.
func (n *localNamesOf) visitTypes(fields *ast.FieldList) {
	for _, f := range fields.List {
		ast.Inspect(f.Type, n.visit)
	}
}

// clashing are the variables that are called as a type, in their order.
func (n *localNamesOf) clashing() []*ast.Ident {
	found := slices.DeleteFunc(n.locals, func(id *ast.Ident) bool { return !n.types[id.Name] })
	slices.SortFunc(found, func(a, b *ast.Ident) int { return int(a.Pos() - b.Pos()) })
	return found
}

// free returns an unused name for a variable.
func (n *localNamesOf) free(name string) string {
	for name += "Value"; n.all[name]; name += "Value" {
	}
	return name
}
