package load

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"testing"
)

// TestReferences checks which packages a type needs.
func TestReferences(t *testing.T) {
	const imports = "package m\n\nimport (\n\t\"a\"\n\tb \"example.com/other\"\n\t\"c\"\n\t\"unsafe\"\n)\n\n"
	tests := []struct {
		typ  string
		want []string
	}{
		{"int", nil},
		{"a.T", []string{"a"}},
		{"b.T", []string{"example.com/other"}},
		{"map[a.T][]*b.T", []string{"a", "example.com/other"}},
		{"[a.N + 1]b.T", []string{"a", "example.com/other"}},
		{"a.Box[b.T]", []string{"a", "example.com/other"}},
		{"struct{ X a.T; y b.T; c.T }", []string{"a", "c"}},
		{"interface{ a.I; M(b.T) c.T }", []string{"a"}},
		{"func(a.T) b.T", nil},
		{"[unsafe.Sizeof(0)]byte", nil},
	}
	for _, test := range tests {
		file, err := parser.ParseFile(token.NewFileSet(), "a.go", imports+"type T "+test.typ+"\n", parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		u := newUniverse(nil, Outputs{}, nil)
		u.unlisted = map[string]bool{}
		m := &unit{path: "m", needed: map[string]bool{}}
		m.setFiles([]*ast.File{file})
		if _, complete := u.visit(need{m, "T"}); complete != (len(test.want) == 0) {
			t.Errorf("%s: complete is %t", test.typ, complete)
		}
		if got := slices.Sorted(maps.Keys(u.unlisted)); !slices.Equal(got, test.want) {
			t.Errorf("%s needs %q, want %q", test.typ, got, test.want)
		}
	}
}

// TestReferencesOfHiddenFields checks which packages a type needs for fields that are
// not in its JSON: those of values, if a write has to keep them.
func TestReferencesOfHiddenFields(t *testing.T) {
	const fields = "package m\n\nimport (\n\t\"a\"\n\t\"b\"\n\t\"c\"\n\t\"d\"\n)\n\n" +
		"type T struct {\n\tx a.T\n\tX [2](b.T) `json:\"-\"`\n\ty *c.T\n\tz map[d.T][]d.T\n\tf func(d.T)\n\tc chan d.T\n}\n"
	for _, test := range []struct {
		word string
		want []string
	}{{"GET", nil}, {"PUT", []string{"a", "b"}}, {"PATCH", []string{"a", "b"}}, {"DELETE", []string{"a", "b"}}} {
		file, err := parser.ParseFile(token.NewFileSet(), "a.go", fields, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		u := newUniverse(nil, Outputs{}, nil)
		u.unlisted, u.words[test.word] = map[string]bool{}, true
		m := &unit{path: "m", needed: map[string]bool{}}
		m.setFiles([]*ast.File{file})
		u.visit(need{m, "T"})
		if got := slices.Sorted(maps.Keys(u.unlisted)); !slices.Equal(got, test.want) {
			t.Errorf("with %s: %q, want %q", test.word, got, test.want)
		}
	}
}

func TestMatters(t *testing.T) {
	v := &references{universe: newUniverse(nil, Outputs{}, nil)}
	v.words["rev"] = true
	tests := []struct {
		field string
		want  bool
	}{
		{"Title T", true},
		{"Title T `json:\"title\"`", true},
		{"Title T `json:\"-,\"`", true},
		{"a, B T", true},
		{"rev T", true}, // named by a directive
		{"id T `etagen:\"id\"`", true},
		{"ID T `json:\"-\" etagen:\"id\"`", true},
		{"Title T `json:\"-\"`", false},
		{"mu T", false},
		{"_ T", false},
	}
	for _, test := range tests {
		expr, err := parser.ParseExpr("struct {\n" + test.field + "\n}")
		if err != nil {
			t.Fatal(err)
		}
		if got := v.matters(expr.(*ast.StructType).Fields.List[0]); got != test.want {
			t.Errorf("matters(%s) = %t", test.field, got)
		}
	}
}
