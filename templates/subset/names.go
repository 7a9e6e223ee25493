package subset

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"path"
	"regexp"
	"strconv"
)

// Names are the names that code mentions of a package.
type Names struct {
	Declared  map[string]bool // of declarations: Serve in etagen.Serve
	Selectors map[string]bool // after a dot, and so perhaps of methods
}

// newNames returns no names.
func newNames() Names {
	return Names{Declared: map[string]bool{}, Selectors: map[string]bool{}}
}

// Add takes in other names.
func (n *Names) Add(other Names) {
	if n.Declared == nil {
		*n = newNames()
	}
	for name := range other.Declared {
		n.Declared[name] = true
	}
	for name := range other.Selectors {
		n.Selectors[name] = true
	}
}

// NamesIn returns the names that a Go file mentions of the package with an import
// path, which is called name. A file that does not parse is read all the same: the
// compiler refuses it anyway.
func NamesIn(file []byte, importPath, name string) Names {
	names := newNames()
	if !bytes.Contains(file, []byte(importPath)) {
		return names
	}
	f, _ := parser.ParseFile(token.NewFileSet(), "", file, parser.ImportsOnly)
	if f == nil {
		return names
	}
	qualifier, ok := importedAs(f, importPath, name)
	if !ok {
		return names
	}
	fset := token.NewFileSet()
	var s scanner.Scanner
	s.Init(fset.AddFile("", -1, len(file)), file, func(token.Position, string) {}, 0)
	var words [3]string // the last identifiers and dots; others are empty
	for {
		_, tok, text := s.Scan()
		if tok == token.EOF {
			return names
		}
		names.note(words, qualifier, tok, text)
		if tok == token.PERIOD {
			text = "."
		} else if tok != token.IDENT {
			text = ""
		}
		words = [3]string{words[1], words[2], text}
	}
}

// note notes a name after a dot: of the package, if the qualifier is before that,
// and not itself after another dot.
func (n Names) note(before [3]string, qualifier string, tok token.Token, text string) {
	switch {
	case tok != token.IDENT || before[2] != ".":
	case before[1] == qualifier && before[0] != ".":
		n.Declared[text] = true
	default:
		n.Selectors[text] = true
	}
}

// importedAs returns what a file calls the package that it imports by a path.
func importedAs(f *ast.File, importPath, name string) (string, bool) {
	for _, imp := range f.Imports {
		if p, err := strconv.Unquote(imp.Path.Value); err == nil && p == importPath {
			return importName(imp, name), true
		}
	}
	return "", false
}

// importName returns what an import calls its package: name, unless it says
// otherwise.
func importName(imp *ast.ImportSpec, name string) string {
	if imp.Name != nil {
		return imp.Name.Name
	}
	return name
}

// isMajor finds a major version at the end of an import path.
var isMajor = regexp.MustCompile(`^v[0-9]+$`)

// standardName is the name of a package of the standard library, by its import
// as a file has it.
func standardName(imp *ast.ImportSpec) string {
	p, err := strconv.Unquote(imp.Path.Value)
	if err != nil {
		return ""
	}
	if dir, last := path.Split(p); isMajor.MatchString(last) {
		p = dir[:len(dir)-1] // math/rand/v2 is rand
	}
	return importName(imp, path.Base(p))
}
