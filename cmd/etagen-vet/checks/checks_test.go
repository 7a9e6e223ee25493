package checks

import (
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/generator"
)

// TestStores runs etagenstore on stores with mistakes, and on stores that only look
// wrong.
func TestStores(t *testing.T) {
	dir, packages := shop(t, "stores")
	runGenerator(t, dir, true)
	run(t, dir, "stores", Analyzers()[2], packages)
}

// TestDirectives runs etagen on packages with mistakes in directives and roles.
func TestDirectives(t *testing.T) {
	dir, packages := shop(t, "directives")
	run(t, dir, "directives", Analyzers()[0], packages)
}

// TestOutputs runs etagenoutput on packages that have changed since their output was
// written.
func TestOutputs(t *testing.T) {
	dir, packages := shop(t, "outputs")
	runGenerator(t, dir, false)
	writeLater(t, dir, ".later")
	analysistest.Run(t, dir, Analyzers()[1], packages...)
}

// TestFixesCompile builds all stores after applying the fixes.
func TestFixesCompile(t *testing.T) {
	dir, _ := shop(t, "stores")
	runGenerator(t, dir, true)
	if n := writeLater(t, dir, ".golden"); n < 5 {
		t.Errorf("only %d files have fixes", n)
	}
	cmd := exec.CommandContext(t.Context(), "go", "build", "./...")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go build: %v\n%s", err, out)
	}
}

// TestAnalyzersAreValid checks what every driver requires of its analyzers, and that no
// two calls return the same one.
func TestAnalyzersAreValid(t *testing.T) {
	if err := analysis.Validate(Analyzers()); err != nil {
		t.Error(err)
	}
	for i, a := range Analyzers() {
		if a == Analyzers()[i] {
			t.Errorf("%s is shared", a)
		}
		if a.URL == "" || a.Doc == "" || !token.IsIdentifier(a.Name) {
			t.Errorf("%s lacks something", a)
		}
	}
}

// run runs an analyzer, and applies its fixes.
func run(t *testing.T, dir, cases string, a *analysis.Analyzer, packages []string) {
	t.Helper()
	if *update {
		updateGolden(t, dir, cases, packages)
		return
	}
	analysistest.RunWithSuggestedFixes(t, dir, a, packages...)
}

// shop writes the module of testdata/shop.txtar to a temporary folder, with the archives
// of a folder as its packages. It returns their paths.
func shop(t *testing.T, cases string) (dir string, packages []string) {
	t.Helper()
	dir = t.TempDir()
	extract(t, "testdata/shop.txtar", dir)
	archives, err := filepath.Glob("testdata/" + cases + "/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no cases in %s: %v", cases, err)
	}
	for _, a := range archives {
		name := strings.TrimSuffix(filepath.Base(a), ".txtar")
		extract(t, a, filepath.Join(dir, name))
		packages = append(packages, "./"+name+"/...")
	}
	return dir, packages
}

// extract writes the files of an archive to a folder.
func extract(t *testing.T, archive, dir string) {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// runGenerator writes the output of all packages.
func runGenerator(t *testing.T, dir string, tests bool) {
	t.Helper()
	plan, err := generator.Generate(t.Context(), generator.Config{Dir: dir, Patterns: []string{"./..."}, Tests: tests})
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Apply(); err != nil {
		t.Fatal(err)
	}
}

// writeLater replaces files with those that have the suffix, and returns how many there
// are.
func writeLater(t *testing.T, dir, suffix string) int {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*", "*"+suffix))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if err := os.Rename(name, strings.TrimSuffix(name, suffix)); err != nil {
			t.Fatal(err)
		}
	}
	return len(names)
}
