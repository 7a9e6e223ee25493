package templates

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
		f.Var().Id("x").Add(typeCode(alias.Rhs()))
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

func TestNameable(t *testing.T) {
	hidden := types.NewNamed(types.NewTypeName(token.NoPos, types.NewPackage("example.com/q", "q"), "hidden", nil), types.Typ[types.Int], nil)
	for name, test := range map[string]struct {
		t    types.Type
		want bool
	}{
		"basic":                     {types.Typ[types.Int], true},
		"its own":                   {checked(t).Lookup("Plain").Type(), true},
		"of another package":        {hidden, false},
		"a slice of such":           {types.NewSlice(hidden), false},
		"a map to such":             {types.NewMap(types.Typ[types.String], hidden), false},
		"a pointer to a basic type": {types.NewPointer(types.Typ[types.Int]), true},
		"the empty interface":       {types.NewInterfaceType(nil, nil), true},
	} {
		if got := nameable(test.t, "example.com/p"); got != test.want {
			t.Errorf("%s: %t, want %t", name, got, test.want)
		}
	}
}
