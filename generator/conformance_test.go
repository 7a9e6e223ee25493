package generator_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/etagen/etagen/generator"
)

// TestConformance generates handlers for the module in testdata/conformance,
// and has that module send them the requests of conditional.json over HTTP.
func TestConformance(t *testing.T) {
	dir := t.TempDir()
	testdata := filepath.Join("..", "testdata")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(testdata, "conformance"))); err != nil {
		t.Fatal(err)
	}
	cases, err := os.ReadFile(filepath.Join(testdata, "cases", "conditional.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "conditional.json"), cases, 0o644); err != nil {
		t.Fatal(err)
	}
	plan, err := generator.Generate(t.Context(), generator.Config{Dir: dir, Patterns: []string{"./..."}, Tests: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range plan.Diagnostics {
		t.Error(d)
	}
	if err := plan.Apply(); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"vet", "./..."}, {"test", "-count=1", "./..."}} {
		cmd := exec.CommandContext(t.Context(), "go", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go %v: %v\n%s", args, err, out)
		}
	}
}
