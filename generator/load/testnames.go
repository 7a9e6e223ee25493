package load

import (
	"bytes"
	"go/ast"
	"go/token"
	"strings"
	"unicode/utf8"
)

// TestsWith returns the syntax of the hand-written test files that may declare a name at
// package level; of all of them if name is "". Files are parsed only when needed, since
// most runs need none.
func (s *Package) TestsWith(fset *token.FileSet, name string) []*ast.File {
	var found []*ast.File
	for _, f := range s.testsDeclaring(name) {
		if f.Syntax == nil {
			f.parse(fset)
		}
		if f.Syntax != nil {
			found = append(found, f.Syntax)
		}
	}
	return found
}

// testsDeclaring returns the test files that may declare a name. It is fast, and misses
// none in a formatted file.
func (s *Package) testsDeclaring(name string) []*File {
	if name == "" {
		return s.Tests
	}
	if s.declaring == nil {
		s.declaring = map[string][]*File{}
		for _, f := range s.Tests {
			for name := range namesIn(f.Content) {
				s.declaring[name] = append(s.declaring[name], f)
			}
		}
	}
	return s.declaring[name]
}

// namesIn returns the names that a file may declare, judged by how its lines begin: with
// the keyword of a declaration, or with the name itself inside the parentheses of one.
// It may return others too.
func namesIn(content []byte) map[string]bool {
	found := map[string]bool{}
	for line := range bytes.Lines(content) {
		name, rest := cutWord(bytes.TrimSpace(line))
		switch string(name) {
		case "func":
			if rest = bytes.TrimSpace(rest); bytes.HasPrefix(rest, []byte("(")) {
				_, rest, _ = bytes.Cut(rest, []byte(")"))
			}
			name, rest = cutWord(bytes.TrimSpace(rest))
		case "type", "var", "const", "import":
			name, rest = cutWord(bytes.TrimSpace(rest))
		default:
			if rest = bytes.TrimSpace(rest); len(rest) > 0 && strings.IndexByte(".(:", rest[0]) >= 0 {
				continue // a statement
			}
		}
		for more := true; more && len(name) > 0; {
			found[string(name)] = true
			if rest, more = bytes.CutPrefix(bytes.TrimSpace(rest), []byte(",")); more {
				name, rest = cutWord(bytes.TrimSpace(rest))
			}
		}
	}
	return found
}

// cutWord separates the identifier at the start of a text from the rest.
func cutWord(text []byte) (word, rest []byte) {
	end := 0
	for end < len(text) && (isWord(text[end]) && text[end] != '-' || text[end] == '_' || text[end] >= utf8.RuneSelf) {
		end++
	}
	return text[:end], text[end:]
}
