package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"strconv"
	"strings"
)

// Qualified returns a type as the user's file writes it. Use it for diagnostics.
func (r *Source) Qualified(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		if r.Package.Types != nil && p.Path() == r.Package.Types.Path() {
			return ""
		}
		return p.Name()
	})
}

// OffsetIn returns the position n bytes into a text that begins at pos. It accounts for
// carriage returns that the scanner has removed from the text. Use it for block comments
// and raw strings, which may contain some.
func (r *Source) OffsetIn(pos token.Pos, text string, n int) token.Pos {
	lines := strings.Count(text[:n], "\n")
	file := r.Package.Fset.File(pos)
	if lines == 0 || file == nil {
		return pos + token.Pos(n)
	}
	line := file.Line(pos) + lines
	if line > file.LineCount() {
		return pos + token.Pos(n)
	}
	return file.LineStart(line) + token.Pos(n-strings.LastIndexByte(text[:n], '\n')-1)
}

// Syntax returns the source of a field, or nil if it is not available.
func (r *Source) Syntax(v *types.Var) *ast.Field {
	if !r.IsOwn(v) {
		return nil
	}
	return r.fields[v.Pos()]
}

// Position returns the position in the file that the user edits: line directives (//line)
// are ignored. Use it for diagnostics.
func (r *Source) Position(pos token.Pos) token.Position {
	return r.Package.Fset.PositionFor(pos, false)
}

// PackageName returns the name of the package. Use it to say in which package a name is
// missing.
func (r *Source) PackageName() string {
	if len(r.Files) == 0 {
		return ""
	}
	return r.Files[0].Name.Name
}

// Place returns a position in short form: book_test.go:12. Use it to mention a second
// position in a diagnostic.
func (r *Source) Place(pos token.Pos) string {
	at := r.Position(pos)
	return filepath.Base(at.Filename) + ":" + strconv.Itoa(at.Line)
}
