package annotations

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"strconv"
	"strings"
)

// qualified names types as the user's file does.
func (r *source) qualified(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		if r.pkg.Types != nil && p.Path() == r.pkg.Types.Path() {
			return ""
		}
		return p.Name()
	})
}

// offsetIn is the position n bytes into a text that begins at pos and that the
// scanner has taken the carriage returns out of.
func (r *source) offsetIn(pos token.Pos, text string, n int) token.Pos {
	lines := strings.Count(text[:n], "\n")
	file := r.pkg.Fset.File(pos)
	if lines == 0 || file == nil {
		return pos + token.Pos(n)
	}
	line := file.Line(pos) + lines
	if line > file.LineCount() {
		return pos + token.Pos(n)
	}
	return file.LineStart(line) + token.Pos(n-strings.LastIndexByte(text[:n], '\n')-1)
}

// syntax is the source of a field, or nil where it is not at hand.
func (r *source) syntax(v *types.Var) *ast.Field {
	if !r.isOwn(v) {
		return nil
	}
	return r.fields[v.Pos()]
}

// position is where pos is in the file that the user edits: a line directive
// (//line) does not move it.
func (r *source) position(pos token.Pos) token.Position {
	return r.pkg.Fset.PositionFor(pos, false)
}

// packageName is the name of the package that is read.
func (r *source) packageName() string {
	if len(r.files) == 0 {
		return ""
	}
	return r.files[0].Name.Name
}

// place is where something stands, in short: book_test.go:12.
func (r *source) place(pos token.Pos) string {
	at := r.position(pos)
	return filepath.Base(at.Filename) + ":" + strconv.Itoa(at.Line)
}
