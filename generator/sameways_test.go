package generator

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestSameByAllWays generates for everything in testdata in each way that a run can
// take: with and without the go command to find packages, and with and without a memo.
// The results must be the same, byte for byte.
func TestSameByAllWays(t *testing.T) {
	if testing.Short() {
		t.Skip("asks the go command for many modules")
	}
	t.Parallel()
	modules := map[string]string{
		"golden":             moduleOf(t, "golden"),
		"diagnostics, names": moduleOf(t, "diagnostics", "names"),
	}
	for _, name := range []string{"conformance", "kinds", "models", "replicas", "stores", "writes"} {
		dir := t.TempDir()
		must(t, os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", name))))
		modules[name] = dir
	}
	unsure := []string{"diagnostics, names", "models"} // they import packages that do not exist, or are not downloaded yet
	for name, dir := range modules {
		t.Run(name, func(t *testing.T) { sameByAllWays(t, dir, !slices.Contains(unsure, name)) })
	}
}

// moduleOf writes the archives in folders of testdata as packages of one module.
func moduleOf(t *testing.T, folders ...string) string {
	t.Helper()
	files := map[string]string{"go.mod": module}
	for _, folder := range folders {
		paths, err := filepath.Glob(filepath.Join("..", "testdata", folder, "*.txtar"))
		if err != nil || len(paths) == 0 {
			t.Fatal(folder, paths, err)
		}
		for _, path := range paths {
			archive, err := txtar.ParseFile(path)
			must(t, err)
			for _, f := range archive.Files {
				if filepath.Ext(f.Name) == ".go" && !IsOutput(f.Name) {
					files[folder+strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+f.Name] = string(f.Data)
				}
			}
		}
	}
	return tree(t, files)
}

// sameByAllWays compares the plans for a module. If sure is set, the go command must not
// be asked.
func sameByAllWays(t *testing.T, dir string, sure bool) {
	asked := 0
	cfg := Config{Dir: dir, Patterns: []string{"./..."}, Tests: true, Asked: func(string) { asked++ }}
	cfg.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	want, err := Generate(t.Context(), cfg)
	must(t, err)
	if sure && asked > 0 {
		t.Errorf("the go command was asked %d times", asked)
	}
	if len(want.Files) == 0 && len(want.Diagnostics) == 0 {
		t.Fatal("there is nothing to compare")
	}
	byCommand, before := cfg, asked
	byCommand.Env = append(byCommand.Env, "GOFLAGS=-pgo=off") // only the go command handles this flag
	got, err := Generate(t.Context(), byCommand)
	must(t, err)
	if asked == before {
		t.Error("the go command was not asked")
	}
	samePlan(t, "by the go command", got, want)
	if want.Failed() {
		return
	}
	must(t, want.Apply())
	keeping := cfg
	keeping.Memo = t.TempDir()
	for _, way := range []string{"that keeps", "with what was kept"} {
		got, err := Generate(t.Context(), keeping)
		must(t, err)
		samePlan(t, "by a run "+way, got, want)
	}
}

// samePlan compares the contents and the diagnostics of two plans.
func samePlan(t *testing.T, way string, got, want *Plan) {
	t.Helper()
	if !maps.EqualFunc(contentsAfter(t, got), contentsAfter(t, want), bytes.Equal) {
		t.Errorf("other files %s", way)
	}
	if len(got.Diagnostics) != len(want.Diagnostics) {
		t.Fatalf("%d diagnostics %s, want %d", len(got.Diagnostics), way, len(want.Diagnostics))
	}
	for i, d := range got.Diagnostics {
		if d.String() != want.Diagnostics[i].String() {
			t.Errorf("%s %s, want %s", d, way, want.Diagnostics[i])
		}
	}
}
