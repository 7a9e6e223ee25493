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
	"sync"
)

// Names are the names of a package that code mentions. Use it to find out what is needed
// of the package.
type Names struct {
	Declared  map[string]bool // declarations: Serve in etagen.Serve
	Selectors map[string]bool // names after a dot, which may be methods or fields
	Keys      map[string]bool // names before a colon, which may be fields
}

// NewNames returns an empty set of names. Use it to collect the names of several files.
func NewNames() *Names {
	return &Names{Declared: map[string]bool{}, Selectors: map[string]bool{}, Keys: map[string]bool{}}
}

// newNames returns an empty set of names.
func newNames() Names { return *NewNames() }

// NamesIn returns the names that a Go file mentions of the package with an import path
// and a name. It also reads a file that does not parse, which the compiler rejects
// anyway. Use it for files of the user, and for rendered ones.
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
	var words [3]string // the last identifiers and dots; other tokens are empty
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

// note records a name after a dot, or before a colon. After a dot it is a name of the
// package if the qualifier precedes the dot, and is not itself after another dot.
func (n Names) note(before [3]string, qualifier string, tok token.Token, text string) {
	switch {
	case tok == token.COLON && before[2] != "" && before[2] != ".":
		n.Keys[before[2]] = true
	case tok != token.IDENT || before[2] != ".":
	case before[1] == qualifier && before[0] != ".":
		n.Declared[text] = true
	default:
		n.Selectors[text] = true
	}
}

// importedAs returns the name that a file uses for the package with an import path.
func importedAs(f *ast.File, importPath, name string) (string, bool) {
	for _, imp := range f.Imports {
		if p, err := strconv.Unquote(imp.Path.Value); err == nil && p == importPath {
			return importName(imp, name), true
		}
	}
	return "", false
}

// importName returns the name of an import: the explicit one, or else name.
func importName(imp *ast.ImportSpec, name string) string {
	if imp.Name != nil {
		return imp.Name.Name
	}
	return name
}

// isMajor matches a major version at the end of an import path.
var isMajor = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^v[0-9]+$`) })

// standardName returns the name of a package of the standard library from its import in
// a file.
func standardName(imp *ast.ImportSpec) string {
	p, err := strconv.Unquote(imp.Path.Value)
	if err != nil {
		return ""
	}
	if dir, last := path.Split(p); isMajor().MatchString(last) {
		p = dir[:len(dir)-1] // the name of math/rand/v2 is rand
	}
	return importName(imp, path.Base(p))
}
