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

// TestConformance generates handlers for the module in testdata/conformance,
// and has that module send them the requests of conditional.json over HTTP.
func TestConformance(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
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

// TestStores generates for resources that have stores of many kinds, right and
// faulty ones: the generated suite has to refuse the faulty ones alone.
func TestStores(t *testing.T) { soundOutput(t, "stores") }

// TestWrites generates for resources that are difficult to write, and has that
// module send them writes, over stores that are not exact.
func TestWrites(t *testing.T) { soundOutput(t, "writes") }

// TestReplicas generates for resources with replicas, and has that module read
// and write while those are behind.
func TestReplicas(t *testing.T) { soundOutput(t, "replicas") }

// TestPlaces generates into packages that make it hard by their names, and by
// those that they declare.
func TestPlaces(t *testing.T) { soundOutput(t, "places") }

// soundOutput generates for a module of testdata and runs its tests, the
// generated ones among them. vet looks at the output too once it does not say
// that it is generated. It is go vet, as users and scripts run it: go test would have vet
// look at the standard library once more, with other flags.
func soundOutput(t *testing.T, module string) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
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

// copyModule copies a module of testdata to a temporary folder.
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

// compileOnce is for what is compiled to run once. Without inlining and without what
// debuggers read, that takes three quarters of the time.
const compileOnce = "-gcflags=-l -dwarf=false"

// goCommand runs the go command in a folder. Short tests end here: compiling
// what was generated is most of what these take.
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

// stripHeaders takes the generated line off every file in a folder.
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
