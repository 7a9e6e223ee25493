package generator

import (
	"bytes"
	"go/ast"
	"go/token"
	"slices"
	"sync"
	"unicode/utf8"
)

// testsWith returns the syntax of the hand-written test files that may declare
// a name at package level, of all of them for "". They are parsed when they are
// asked for: most runs need none.
func (s *source) testsWith(fset *token.FileSet, name string) []*ast.File {
	var found []*ast.File
	for _, f := range s.tests {
		if !mayDeclare(f.content, []byte(name)) {
			continue
		}
		if f.syntax == nil {
			f.parse(fset)
		}
		if f.syntax != nil {
			found = append(found, f.syntax)
		}
	}
	return found
}

// A nameCache remembers which names the tests of a package declare.
type nameCache struct {
	sync.Mutex
	declared map[string]bool
}

// declaredInTests tells whether a test file declares a name in the package that
// the output belongs to, and is compiled together with.
func (s *source) declaredInTests(fset *token.FileSet, name string) bool {
	s.testNames.Lock()
	defer s.testNames.Unlock()
	declared, known := s.testNames.declared[name]
	if known {
		return declared
	}
	for _, f := range s.testsWith(fset, name) {
		declared = declared || f.Name.Name == s.name && declares(f, name)
	}
	if s.testNames.declared == nil {
		s.testNames.declared = map[string]bool{}
	}
	s.testNames.declared[name] = declared
	return declared
}

// declares tells whether a file declares a name at package level. The names that
// it gives its imports are its own.
func declares(f *ast.File, name string) bool {
	for _, decl := range f.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil && decl.Name.Name == name {
				return true
			}
		case *ast.GenDecl:
			if slices.ContainsFunc(decl.Specs, func(spec ast.Spec) bool { return specifies(spec, name) }) {
				return true
			}
		}
	}
	return false
}

// specifies tells whether a part of a declaration declares a name.
func specifies(spec ast.Spec, name string) bool {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return spec.Name.Name == name
	case *ast.ValueSpec:
		return slices.ContainsFunc(spec.Names, func(id *ast.Ident) bool { return id.Name == name })
	}
	return false
}

// mayDeclare tells whether a file may declare a name: as a word that nothing
// but a keyword of a declaration or names of the same one stand before in its
// line. It is there to be fast, and never to miss one that gofmt has seen.
func mayDeclare(content, name []byte) bool {
	if len(name) == 0 {
		return true
	}
	for at := 0; ; {
		i := bytes.Index(content[at:], name)
		if i < 0 {
			return false
		}
		begin, end := at+i, at+i+len(name)
		at = end
		if !inWord(content[:begin], content[end:]) && beginsDeclaration(content[:begin]) && !isStatement(content[end:]) {
			return true
		}
	}
}

// inWord tells whether an identifier goes on before or behind a place.
func inWord(before, behind []byte) bool {
	last, _ := utf8.DecodeLastRune(before)
	next, _ := utf8.DecodeRune(behind)
	return isIdentifier(last) || isIdentifier(next)
}

// isIdentifier tells whether a rune may be part of an identifier.
func isIdentifier(c rune) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf && c != utf8.RuneError
}

// beginsDeclaration tells whether what stands before a place in its line can
// stand before a name that is declared.
func beginsDeclaration(before []byte) bool {
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	first, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(" "))
	return len(first) == 0 || bytes.HasSuffix(first, []byte(",")) ||
		slices.ContainsFunc([]string{"func", "type", "var", "const", "import"}, func(word string) bool { return string(first) == word })
}

// isStatement tells whether what stands behind a name shows that it begins a
// statement or is the name of a package.
func isStatement(behind []byte) bool {
	behind = bytes.TrimLeft(behind, " ")
	return len(behind) > 0 && (behind[0] == '.' || behind[0] == ':')
}
