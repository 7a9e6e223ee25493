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

// mark is appended to the name of an unexported type of the package until the file is
// finished. A variable of the output may have the same name, and the mark distinguishes
// them, which Go's syntax alone does not. It is a letter that is not used in programs.
const mark = "ǃ"

// Marked returns the name of a declaration in the user's package as it is written in an
// unfinished file. Use it for names that a local name may hide: Bytes then renames the
// local one.
func Marked(name string) string {
	if token.IsExported(name) {
		return name
	}
	return name + mark
}

// unmark removes the marks from a file. It renames variables with the name of a marked
// type.
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

// localNamesOf collects the identifiers of a file that may be variables.
type localNamesOf struct {
	types  map[string]bool // the names that are marked
	all    map[string]bool // every name
	locals []*ast.Ident
}

// visit records the identifiers in a node. Names of fields and methods are not
// variables: they are after a dot, in a struct or an interface, or keys in a literal.
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

// visitTypes visits the types of fields.
func (n *localNamesOf) visitTypes(fields *ast.FieldList) {
	for _, f := range fields.List {
		ast.Inspect(f.Type, n.visit)
	}
}

// clashing returns the variables with the name of a type, in order.
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
