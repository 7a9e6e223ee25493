package generator

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations"
)

// tree writes files and returns the folder that they are in.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// holds fails unless a folder holds exactly the files, folders with a slash
// behind them among them.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if entry.IsDir() {
			got[name+"/"] = ""
			return nil
		}
		content, err := os.ReadFile(path)
		got[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range want {
		if is, ok := got[name]; !ok || is != content {
			t.Errorf("%s holds %q (there: %t), want %q", name, is, ok, content)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is there", name)
		}
	}
}

// planOf is a plan that creates a file in two new folders, updates one, deletes
// one and keeps one.
func planOf(dir string) *Plan {
	return &Plan{Files: []File{
		{Path: filepath.Join(dir, "a", "b", "new.go"), Action: Create, Content: []byte("new")},
		{Path: filepath.Join(dir, "gone.go"), Action: Delete, Old: []byte("gone")},
		{Path: filepath.Join(dir, "kept.go"), Action: Keep, Old: []byte("kept"), Content: []byte("kept")},
		{Path: filepath.Join(dir, "old.go"), Action: Update, Old: []byte("old"), Content: []byte("young")},
	}}
}

func TestApply(t *testing.T) {
	dir := tree(t, map[string]string{"gone.go": "gone", "kept.go": "kept", "old.go": "old"})
	if err := planOf(dir).Apply(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, map[string]string{"a/": "", "a/b/": "", "a/b/new.go": "new", "kept.go": "kept", "old.go": "young"})
}

// TestApplyFails has a change fail when others are already made.
func TestApplyFails(t *testing.T) {
	before := map[string]string{"gone.go": "gone", "kept.go": "kept", "old.go": "old"}
	tests := []struct {
		name string
		file File
		with map[string]string
	}{
		{"renaming", File{Path: "z.go", Action: Create, Content: []byte("z")}, map[string]string{"z.go/": "", "z.go/x": "x"}},
		{"deleting", File{Path: "z.go", Action: Delete, Old: []byte("z")}, nil},
		{"making a folder", File{Path: "kept.go/z.go", Action: Create, Content: []byte("z")}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := map[string]string{}
			for _, files := range []map[string]string{before, test.with} {
				for name, content := range files {
					want[name] = content
				}
			}
			made := map[string]string{}
			for name, content := range want {
				if !strings.HasSuffix(name, "/") {
					made[name] = content
				}
			}
			dir := tree(t, made)
			mode(t, filepath.Join(dir, "old.go"), 0o640)
			plan := planOf(dir)
			test.file.Path = filepath.Join(dir, test.file.Path)
			plan.Files = append(plan.Files, test.file)
			err := plan.Apply()
			if err == nil {
				t.Fatal("it succeeded")
			}
			if !strings.Contains(err.Error(), "z.go") {
				t.Errorf("the error does not name the file: %v", err)
			}
			holds(t, dir, want)
			hasMode(t, filepath.Join(dir, "old.go"), 0o640)
		})
	}
}

func TestApplyRefusesDiagnostics(t *testing.T) {
	dir := tree(t, map[string]string{"old.go": "old"})
	plan := planOf(dir)
	plan.Diagnostics = []annotations.Diagnostic{{Message: "wrong"}}
	plan.leftovers = []string{filepath.Join(dir, "old.go")}
	if err := plan.Apply(); err == nil {
		t.Error("it succeeded")
	}
	holds(t, dir, map[string]string{"old.go": "old"})
}

// TestApplyBesideAnother has the temporary files removed by another run, which
// takes them for those of a killed one.
func TestApplyBesideAnother(t *testing.T) {
	dir := tree(t, map[string]string{"gone.go": "gone", "kept.go": "kept", "old.go": "old"})
	var c changes
	if err := c.prepare(planOf(dir).Files); err != nil {
		t.Fatal(err)
	}
	for _, ch := range c.all {
		if ch.Action != Delete {
			if err := os.Remove(ch.temporary); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := c.carryOut(); err != nil {
		t.Fatal(err)
	}
	c.cleanUp()
	holds(t, dir, map[string]string{"a/": "", "a/b/": "", "a/b/new.go": "new", "kept.go": "kept", "old.go": "young"})
}

func TestApplyModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no mode on Windows")
	}
	dir := tree(t, map[string]string{"gone.go": "gone", "kept.go": "kept", "old.go": "old", "plain": ""})
	mode(t, filepath.Join(dir, "old.go"), 0o600)
	if err := planOf(dir).Apply(); err != nil {
		t.Fatal(err)
	}
	hasMode(t, filepath.Join(dir, "old.go"), 0o600)
	plain, err := os.Stat(filepath.Join(dir, "plain"))
	if err != nil {
		t.Fatal(err)
	}
	hasMode(t, filepath.Join(dir, "a", "b", "new.go"), plain.Mode().Perm()&0o644)
}

func mode(t *testing.T, path string, m fs.FileMode) {
	t.Helper()
	if err := os.Chmod(path, m); err != nil {
		t.Fatal(err)
	}
}

func hasMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want && runtime.GOOS != "windows" {
		t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, want)
	}
}
