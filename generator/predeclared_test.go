package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"slices"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestPredeclaredNames checks that a package which gives another meaning to a
// predeclared name is refused if an output uses the name, and only then: whether
// it does is asked of the type check.
func TestPredeclaredNames(t *testing.T) {
	if testing.Short() {
		t.Skip("generates for each of the names")
	}
	t.Parallel()
	const book = "package m\n\n//etagen:resource /books/{id} stat methods=GET,PUT,DELETE\n//etagen:collection /books\n//etagen:client\ntype Book struct {\n" +
		"\tID int32 `json:\"id\" etagen:\"id\"`\n\tVersion int64 `json:\"version\" etagen:\"version\"`\n}\n"
	withTests := func(c *Config) { c.Tests = true }
	outputs := outputsOf(t, generate(t, tree(t, map[string]string{"go.mod": module, "book.go": book}), withTests))
	used := 0
	for _, name := range types.Universe.Names() {
		other := fmt.Sprintf("package m\n\nfunc %s() {}\n", name)
		want := meansOther(t, name, other, append(outputs, book))
		if want {
			used++
		}
		made := generate(t, tree(t, map[string]string{"go.mod": module, "book.go": book, "other.go": other}), withTests)
		found := made.plan.Diagnostics
		got := slices.ContainsFunc(found, func(d model.Diagnostic) bool { return d.Code == model.NameTaken })
		if want && !made.plan.Failed() { // the outputs may do without the name in such a package
			want = meansOther(t, name, other, append(outputsOf(t, made), book))
		}
		if got && name == "any" {
			t.Error("any is refused, although interface{} means the same")
		}
		if others := []string{"int32", "int64"}; got != want && !slices.Contains(others, name) { // these are no types of fields, then
			t.Errorf("a package that declares %s is refused: %t, for %v", name, got, found)
		}
	}
	if used < 10 || used == len(types.Universe.Names()) {
		t.Errorf("%d names are used", used)
	}
}

// outputsOf writes what a run has rendered for resources, and returns it.
func outputsOf(t *testing.T, made *run) (contents []string) {
	t.Helper()
	must(t, made.plan.Apply())
	for _, o := range made.rendered {
		content, err := os.ReadFile(o.path)
		must(t, err)
		contents = append(contents, string(content))
	}
	return contents
}

// meansOther reports whether files mean something that another declares by a name.
func meansOther(t *testing.T, name, other string, files []string) bool {
	t.Helper()
	fset := token.NewFileSet()
	var all []*ast.File
	for i, content := range append([]string{other}, files...) {
		f, err := parser.ParseFile(fset, fmt.Sprint(i), content, parser.SkipObjectResolution)
		must(t, err)
		all = append(all, f)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Error: func(error) {}}
	// What is imported is not known, and does not matter.
	pkg, _ := conf.Check("m", fset, all, info)
	for id, obj := range info.Uses {
		if id.Name == name && obj == pkg.Scope().Lookup(name) {
			return true
		}
	}
	return false
}
