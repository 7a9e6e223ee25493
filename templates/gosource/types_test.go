package gosource

import (
	"bytes"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"
)

const typesSource = `package p

import (
	"database/sql"
	"time"
)

type (
	Plain   int
	Pair[K comparable, V any] struct{ Key K; Value V }
	Short = Pair[string, *time.Time]

	A = map[string][]*time.Duration
	B = [4]byte
	C = sql.Null[Plain]
	D = struct {
		time.Time ` + "`json:\"t\"`" + `
		N int
	}
	E = any
	F = Pair[Plain, Short]
)
`

// checked returns the scope of typesSource.
func checked(t *testing.T) *types.Scope {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", typesSource, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := config.Check("example.com/p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg.Scope()
}

func TestTypeCode(t *testing.T) {
	scope := checked(t)
	for name, want := range map[string]string{
		"A": "map[string][]*time.Duration",
		"B": "[4]byte",
		"C": "sql.Null[Plain]",
		"D": "struct { time.Time `json:\"t\"` N int }",
		"E": "any",
		"F": "Pair[Plain, Short]",
	} {
		alias := scope.Lookup(name).Type().(*types.Alias)
		f := jen.NewFilePathName("example.com/p", "p")
		f.ImportNames(map[string]string{"time": "time", "database/sql": "sql"})
		f.Var().Id("x").Add(TypeCode(alias.Rhs()))
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(b.String(), "var x ")
		if got = strings.Join(strings.Fields(got), " "); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
