package generator_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/generator"
)

var update = flag.Bool("update", false, "rewrite the table of docs/models.md")

// TestModels runs the command on structs that real tools made, and checks everything
// that users rely on. Each resource is a row of the table in docs/models.md, which is
// made from the results.
func TestModels(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what the models need, which takes a minute the first time")
	}
	t.Parallel()
	dir := copyModule(t, "models")
	runEtagen(t, dir)
	rows := readModels(t, dir)
	rows.see(t, "generated", dir, writtenFiles)
	rows.holdImports(t)
	stripHeaders(t, dir)
	rows.see(t, "vetted", dir, vettedFiles)
	tests := runTests(t, dir)
	rows.see(t, "own tests", dir, tests.own)
	rows.see(t, "live exchange", dir, tests.live)
	for _, r := range rows {
		for _, name := range columns {
			if !r.seen[name] {
				t.Errorf("%s: %s: no", r.model(), name)
			}
		}
	}
	rows.holdTable(t)
}

// runEtagen runs the command for a module, as a user does.
func runEtagen(t *testing.T, dir string) {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "etagen")
	goCommand(t, filepath.Join("..", "cmd", "etagen"), "build", "-o", binary, ".")
	cmd := exec.CommandContext(t.Context(), binary, "-q", "./...")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("etagen: %v\n%s", err, out)
	}
}

// readModels returns a row for each resource of a module.
func readModels(t *testing.T, dir string) modelRows {
	t.Helper()
	found, err := generator.Resources(t.Context(), generator.Config{Dir: dir, Patterns: []string{"./..."}, Tests: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 20 {
		t.Fatalf("only %d resources were found", len(found))
	}
	var rows modelRows
	for _, f := range found {
		rows = append(rows, &modelRow{Found: f, seen: map[string]bool{}})
	}
	return rows
}

// outputs returns the files that are generated for the row.
func (r *modelRow) outputs() []string {
	stem := filepath.Join(r.Dir, strings.ToLower(r.Name))
	return []string{stem + "_etagen.go", stem + "_etagen_test.go"}
}

// writtenFiles reports whether the output of a row was written and is formatted.
func writtenFiles(t *testing.T, dir string) func(*modelRow) bool {
	t.Helper()
	misshapen := mentionedFiles(t, dir, "gofmt", "-l", ".")
	return func(r *modelRow) bool {
		for _, path := range r.outputs() {
			if _, err := os.Stat(path); err != nil || misshapen[path] {
				return false
			}
		}
		return true
	}
}

// vettedFiles reports whether vet finds no problem in the package of a row.
func vettedFiles(t *testing.T, dir string) func(*modelRow) bool {
	t.Helper()
	odd := mentionedFiles(t, dir, "go", "vet", compileOnce, "./...")
	return func(r *modelRow) bool {
		for path := range odd {
			if filepath.Dir(path) == r.Dir {
				return false
			}
		}
		return true
	}
}
