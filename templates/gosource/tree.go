package gosource

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
)

// A tree is the syntax of an unfinished file. It is parsed only once, to be analyzed and
// formatted.
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

// normalizeNumbers is a mode that go/format and gofmt pass to the printer, which does
// not export a name for it.
const normalizeNumbers = 1 << 30

// formatted prints the tree as format.Source would, without parsing the code again.
func (t *tree) formatted() ([]byte, error) {
	ast.SortImports(t.fset, t.file)
	var b bytes.Buffer
	form := printer.Config{Mode: printer.UseSpaces | printer.TabIndent | normalizeNumbers, Tabwidth: 8}
	if err := form.Fprint(&b, t.fset, t.file); err != nil {
		return nil, fmt.Errorf("formatting rendered code: %w", err)
	}
	return b.Bytes(), nil
}
