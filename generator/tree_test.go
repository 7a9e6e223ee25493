package generator

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Generated contents in the trees of tests.
const (
	gone = mark + "package gone\n"
	kept = mark + "package kept\n"
	old  = mark + "package old\n"
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

// holds fails unless a folder contains exactly the given files and folders. The names of
// folders end in a slash.
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

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mode(t *testing.T, path string, m fs.FileMode) {
	t.Helper()
	if err := os.Chmod(path, m); err != nil {
		t.Fatal(err)
	}
}

// contentsAfter returns the contents of all files of a plan once it is carried out.
// Those that are kept are read from the disk, which must not have changed since.
func contentsAfter(t *testing.T, p *Plan) map[string][]byte {
	t.Helper()
	after := p.Contents()
	for _, f := range p.Files {
		if f.Action == Keep {
			content, err := os.ReadFile(f.Path)
			must(t, err)
			after[f.Path] = content
		}
	}
	return after
}
