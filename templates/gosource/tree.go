package gosource

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
)

// A tree is the syntax of a file in the making. It is parsed once, for all who look
// at it and for the form.
type tree struct {
	fset *token.FileSet
	file *ast.File
}

// parseTree parses code.
func parseTree(code []byte) (*tree, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", code, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("parsing rendered code: %w", err)
	}
	return &tree{fset, f}, nil
}

// normalizeNumbers is what go/format and gofmt add to the modes of the printer, which
// knows it by this number alone.
const normalizeNumbers = 1 << 30

// formatted prints the tree as format.Source prints code, which would parse it again.
func (t *tree) formatted() ([]byte, error) {
	ast.SortImports(t.fset, t.file)
	var b bytes.Buffer
	form := printer.Config{Mode: printer.UseSpaces | printer.TabIndent | normalizeNumbers, Tabwidth: 8}
	if err := form.Fprint(&b, t.fset, t.file); err != nil {
		return nil, fmt.Errorf("formatting rendered code: %w", err)
	}
	return b.Bytes(), nil
}
