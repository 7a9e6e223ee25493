package source

import (
	"go/ast"
	"go/build"
	"go/build/constraint"
	"io"
	"path/filepath"
	"strings"
)

// constraint returns the build constraint of a file: its go:build line and what its name
// implies, such as book_linux_amd64.go. It is "" if there is none.
func (r *Source) constraint(file *ast.File) string {
	expr := fromName(filepath.Base(r.Position(file.Package).Filename))
	if line := buildLine(file); line != nil {
		expr = and(expr, line)
	}
	if expr == nil {
		return ""
	}
	return expr.String()
}

func and(x, y constraint.Expr) constraint.Expr {
	if x == nil {
		return y
	}
	return &constraint.AndExpr{X: x, Y: y}
}

// buildLine returns the go:build line above the package clause, or nil.
func buildLine(file *ast.File) constraint.Expr {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() > file.Package || !constraint.IsGoBuild(c.Text) {
				continue
			}
			if expr, err := constraint.Parse(c.Text); err == nil {
				return expr
			}
		}
	}
	return nil
}

// fromName returns the build constraint in a file name: it may end in _GOOS, _GOARCH or
// _GOOS_GOARCH.
func fromName(name string) constraint.Expr {
	name, _, _ = strings.Cut(name, ".")
	parts := strings.Split(name, "_")
	var expr constraint.Expr
	tag := func(name string) { expr = and(expr, &constraint.TagExpr{Tag: name}) }
	switch n := len(parts); {
	case n >= 3 && isSystem(parts[n-2]) && isArchitecture(parts[n-1]):
		tag(parts[n-2])
		tag(parts[n-1])
	case n >= 2 && (isSystem(parts[n-1]) || isArchitecture(parts[n-1])):
		tag(parts[n-1])
	}
	return expr
}

// isSystem and isArchitecture ask go/build, since only that knows all names. On linux
// with amd64, a file with the name of another system or architecture is excluded. Before
// _amd64, only the name of another system excludes it.
func isSystem(word string) bool {
	return word == "linux" || !builds("x_"+word+"_amd64.go")
}

func isArchitecture(word string) bool {
	return word == "amd64" || !isSystem(word) && !builds("x_"+word+".go")
}

func builds(name string) bool {
	context := build.Context{
		GOOS:     "linux",
		GOARCH:   "amd64",
		Compiler: "gc",
		OpenFile: func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("package x\n")), nil },
	}
	ok, err := context.MatchFile("", name)
	return ok || err != nil
}
