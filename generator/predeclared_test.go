package generator_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator"
)

// TestPredeclaredNames holds that a package is refused that gives another
// meaning to a predeclared name which outputs use.
func TestPredeclaredNames(t *testing.T) {
	used := map[string]bool{}
	for _, module := range []string{"kinds", "places"} {
		dir := copyModule(t, module)
		generate(t, dir)
		usedIn(t, dir, used)
	}
	if len(used) < 10 {
		t.Fatalf("only %v are used", used)
	}
	for _, name := range []string{"any", "float64", "int8", "int16", "int32", "uint8", "uint16", "uint32"} {
		delete(used, name) // the outputs have these only as types of fields
	}
	for _, name := range slices.Sorted(maps.Keys(used)) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "go.mod"), []byte("module example.com/m\n\ngo 1.22\n"))
		write(t, filepath.Join(dir, "book.go"), []byte(fmt.Sprintf("package m\n\n//etagen:resource\ntype Book struct {\n\tRevision int32 `etagen:\"version\"`\n}\n\nfunc %s() {}\n", name)))
		plan, err := generator.Generate(t.Context(), generator.Config{Dir: dir, Tests: true})
		if err != nil {
			t.Fatal(err)
		}
		taken := func(d annotations.Diagnostic) bool { return d.Code == annotations.NameTaken && d.Pos.Line == 8 }
		if !slices.ContainsFunc(plan.Diagnostics, taken) {
			t.Errorf("a package that declares %s has the diagnostics %v", name, plan.Diagnostics)
		}
	}
}

// usedIn adds the predeclared names in the outputs of a module.
func usedIn(t *testing.T, dir string, used map[string]bool) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_etagen.go") && !strings.HasSuffix(path, "_etagen_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, content, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && types.Universe.Lookup(id.Name) != nil {
				used[id.Name] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
