package generator_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/generator"
	"github.com/etagen/etagen/templates"
)

// TestConformance generates handlers for the module in testdata/conformance. The module
// sends them the requests in conditional.json over HTTP.
func TestConformance(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
	t.Parallel()
	dir := copyModule(t, "conformance")
	cases, err := os.ReadFile(filepath.Join("..", "testdata", "cases", "conditional.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "conditional.json"), cases, 0o644); err != nil {
		t.Fatal(err)
	}
	generate(t, dir)
	goCommand(t, dir, "vet", compileOnce, "./...")
	goCommand(t, dir, "test", compileOnce, "-vet=off", "-count=1", "./...")
}

// TestKinds generates for a resource of each kind of version, time and id, and
// runs the generated tests.
func TestKinds(t *testing.T) { soundOutput(t, "kinds") }

// TestStores generates for resources with many kinds of stores, correct and faulty ones:
// the generated suite must reject exactly the faulty ones.
func TestStores(t *testing.T) { soundOutput(t, "stores") }

// TestWrites generates for resources that are difficult to write. The module sends them
// writes, with stores that are not exact.
func TestWrites(t *testing.T) { soundOutput(t, "writes") }

// TestReplicas generates for resources with replicas. The module reads and writes while
// the replicas lag.
func TestReplicas(t *testing.T) { soundOutput(t, "replicas") }

// TestPlaces generates into packages that are difficult because of their names, or of
// what they declare.
func TestPlaces(t *testing.T) { soundOutput(t, "places") }

// soundOutput generates for a module in testdata and runs its tests, including the
// generated ones. It also runs go vet, after removing the generated line, as users and
// scripts do. The vet step of go test would check the standard library again, with other
// flags.
func soundOutput(t *testing.T, module string) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
	t.Parallel()
	dir := copyModule(t, module)
	generate(t, dir)
	stripHeaders(t, dir)
	goCommand(t, dir, "vet", compileOnce, "./...")
	goCommand(t, dir, "test", compileOnce, "-vet=off", "-count=1", "./...")
	cmd := exec.CommandContext(t.Context(), "gofmt", "-l", ".")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("gofmt -l: %v\n%s", err, out)
	}
}

// copyModule copies a module in testdata to a temporary folder.
func copyModule(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// generate writes the output for all packages of a module.
func generate(t *testing.T, dir string) {
	t.Helper()
	plan, err := generator.Generate(t.Context(), generator.Config{Dir: dir, Patterns: []string{"./..."}, Tests: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range plan.Diagnostics {
		if !d.Note {
			t.Error(d)
		}
	}
	if err := plan.Apply(); err != nil {
		t.Fatal(err)
	}
}

// compileOnce is for modules in testdata, which are compiled to run once. Without
// inlining and debug information, that takes three quarters of the time.
const compileOnce = "-gcflags=example.com/...=-l -dwarf=false"

// goCommand runs the go command in a folder. Short tests stop here, because compiling
// generated code takes most of the time of a test.
func goCommand(t *testing.T, dir string, args ...string) {
	t.Helper()
	if testing.Short() {
		t.SkipNow()
	}
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go %v: %v\n%s", args, err, out)
	}
}

// stripHeaders removes the generated line from every file in a folder.
func stripHeaders(t *testing.T, dir string) {
	t.Helper()
	stripped := 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rest, found := bytes.CutPrefix(content, []byte(templates.GeneratedLine+"\n\n"))
		if !found {
			return nil
		}
		stripped++
		return os.WriteFile(path, rest, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	if stripped == 0 {
		t.Error("no file has the generated line")
	}
}
