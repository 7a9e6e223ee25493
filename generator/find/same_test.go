package find

import (
	"context"
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/generator/config"
)

// TestSameAsTheGoCommand finds the packages of every module in testdata, and everything
// that they import, in both ways.
func TestSameAsTheGoCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("asks the go command several times for each of many modules")
	}
	sure := 0
	for _, root := range []string{"../../testdata", "../../examples"} {
		for _, dir := range modulesBelow(t, root) {
			if sameInModule(t, dir) {
				sure++
			}
		}
	}
	for _, pattern := range []string{"script", "diagnostics", "golden"} {
		archives, err := filepath.Glob("../../testdata/" + pattern + "/*.txtar")
		if err != nil || len(archives) == 0 {
			t.Fatalf("no archives in %s: %v", pattern, err)
		}
		for _, archive := range archives {
			for _, dir := range modulesBelow(t, unpack(t, archive)) {
				if sameInModule(t, dir) {
					sure++
				}
			}
		}
	}
	if sure < 50 {
		t.Errorf("only %d modules were found without the go command", sure)
	}
}

// TestSameInPublicModules does the same for widely used modules.
func TestSameInPublicModules(t *testing.T) {
	if testing.Short() {
		t.Skip("needs the module proxy")
	}
	for _, m := range []string{"github.com/go-chi/chi/v5@v5.2.3", "github.com/jackc/pgx/v5@v5.7.6", "github.com/prometheus/client_golang@v1.23.2"} {
		t.Run(m, func(t *testing.T) {
			out, err := exec.CommandContext(t.Context(), "go", "mod", "download", "-json", m).Output()
			var at struct{ Dir string }
			if err != nil || json.Unmarshal(out, &at) != nil {
				t.Skipf("the module proxy has no %s here: %v", m, err)
			}
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(at.Dir)); err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), "go", "mod", "download")
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Skipf("the module proxy has not what %s requires: %s", m, out)
			}
			if !sameInModule(t, dir) {
				t.Error("the go command has to be asked")
			}
		})
	}
}

// modulesBelow returns the folders with a go.mod in and below root.
func modulesBelow(t *testing.T, root string) []string {
	t.Helper()
	root, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Name() == "go.mod" && !e.IsDir() {
			dirs = append(dirs, filepath.Dir(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dirs
}

// unpack writes the files of an archive, as a module if it has no go.mod.
func unpack(t *testing.T, path string) string {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if !slices.ContainsFunc(archive.Files, func(f txtar.File) bool { return strings.HasSuffix(f.Name, "go.mod") }) {
		archive.Files = append(archive.Files, txtar.File{Name: "go.mod", Data: []byte("module example.com/m\n\ngo 1.22\n")})
	}
	for _, f := range archive.Files {
		at := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// sameInModule compares what is found in a module, and what is imported there, with what
// the go command finds. It reports whether the go command was not needed.
func sameInModule(t *testing.T, dir string) bool {
	t.Helper()
	cfg := config.Config{Dir: dir, Env: append(os.Environ(), "GOFLAGS=", "GOPROXY=off")}
	sure := true
	var got []*Package
	var asked []string // for all at once, because starting the go command takes most of the time
	for _, patterns := range [][]string{{"./..."}, knownImports(cfg)} {
		if len(patterns) == 0 {
			continue
		}
		found, err := New(context.Background(), cfg, func(string) bool { return false }).directly(dir, patterns)
		if err != nil {
			t.Logf("%s: %v", dir, err)
			sure = false
			continue
		}
		got, asked = append(got, found...), append(asked, patterns...)
	}
	if len(asked) > 0 {
		holdAllSame(t, cfg, asked, got)
	}
	return sure
}

// knownImports returns the import paths in a module that are found without the go
// command. It looks for one at a time, since one uncertain package must not exclude the
// others.
func knownImports(cfg config.Config) []string {
	d, err := newDirect(context.Background(), cfg, cfg.Dir, func(string) bool { return false })
	if err != nil {
		return nil
	}
	var known []string
	for _, path := range importsBelow(cfg.Dir) {
		if path == "C" || path == "unsafe" {
			continue
		}
		if _, err := d.packages([]string{path}); err == nil {
			known = append(known, path)
		}
	}
	return known
}

// importsBelow returns the import paths in the files of a module.
func importsBelow(dir string) []string {
	var paths []string
	_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || e.IsDir() {
			return nil
		}
		f, _ := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if f == nil {
			return nil
		}
		for _, imp := range f.Imports {
			if path, err := strconv.Unquote(imp.Path.Value); err == nil && !slices.Contains(paths, path) {
				paths = append(paths, path)
			}
		}
		return nil
	})
	return paths
}

// holdAllSame compares the packages that were found with those of the go command. The
// patterns may match a package more than once.
func holdAllSame(t *testing.T, cfg config.Config, patterns []string, got []*Package) {
	t.Helper()
	want, err := list(context.Background(), cfg, cfg.Dir, patterns)
	if err != nil {
		t.Errorf("%s: %s: the go command says %v", cfg.Dir, patterns, err)
		return
	}
	of, found := map[string]*Package{}, map[string]bool{}
	for _, p := range want {
		of[p.Path] = p
	}
	for _, p := range got {
		holdSame(t, cfg.Dir, p, of[p.Path])
		found[p.Path] = true
	}
	if len(found) != len(want) {
		t.Errorf("%s: found %d packages, and the go command %d", cfg.Dir, len(found), len(want))
	}
}

// holdSame compares two results for a package.
func holdSame(t *testing.T, dir string, got, want *Package) {
	t.Helper()
	if want == nil {
		t.Errorf("%s: the go command finds no %s", dir, got.Path)
		return
	}
	for _, p := range []*Package{got, want} {
		slices.Sort(p.GoFiles)
		slices.Sort(p.Ignored)
		if len(p.Ignored) == 0 || !isMainPackage(p) { // elsewhere, tests are left out
			p.Ignored = nil
		}
		p.Problem = ""
	}
	g, _ := json.Marshal(got)
	w, _ := json.Marshal(want)
	if string(g) != string(w) {
		t.Errorf("%s: found\n\t%s\nand the go command\n\t%s", dir, g, w)
	}
}

// isMainPackage reports whether a package is the user's.
func isMainPackage(p *Package) bool { return p.Module != nil && p.Module.Main }
