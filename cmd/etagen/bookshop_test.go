package main

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// bookshop copies the example, whose output is up to date, and makes it use the
// generator under test.
func bookshop(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../examples/bookshop")); err != nil {
		t.Fatal(err)
	}
	edit := exec.CommandContext(t.Context(), "go", "mod", "edit", "-replace=github.com/etagen/etagen="+root())
	edit.Dir = dir
	if out, err := edit.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// call runs the command in a folder.
func call(dir string, args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	c := &command{stdout: &out, stderr: &errs}
	status = c.run(context.Background(), append([]string{"-C", dir}, args...))
	return status, slashed(out.String()), slashed(errs.String())
}

// contents returns the contents of all files below a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		files[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// replaceIn replaces one occurrence of a text in a file.
func replaceIn(t *testing.T, path, from, to string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(content), from, to, 1)
	if changed == string(content) {
		t.Fatalf("%s has no %q", path, from)
	}
	if err := os.WriteFile(path, []byte(changed), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestCheckBookshop checks that --check reports nothing for the example, and then one
// edited character, one deleted output and one removed resource. Nothing is written
// either time.
func TestCheckBookshop(t *testing.T) {
	dir := bookshop(t)
	before := contents(t, dir)
	if status, stdout, stderr := call(dir, "--check", "./..."); status != exitClean || stdout+stderr != "" {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
	same(t, before, contents(t, dir))

	replaceIn(t, filepath.Join(dir, "catalog", "stock_etagen.go"), "// StockETag returns", "// StockETag Returns")
	if err := os.Remove(filepath.Join(dir, "catalog", "book_etagen_test.go")); err != nil {
		t.Fatal(err)
	}
	replaceIn(t, filepath.Join(dir, "catalog", "author.go"), "//\n//etagen:resource /authors/{slug} methods=GET,PUT,DELETE create\n//etagen:cache public, max-age=300\n", "")
	before = contents(t, dir)
	status, stdout, stderr := call(dir, "--check", "./...")
	if status != exitStale || stderr != "" {
		t.Errorf("status %d\n%s", status, stderr)
	}
	want := []string{
		"catalog/author_etagen.go: orphaned: ",
		"catalog/author_etagen_test.go: orphaned: ",
		"catalog/book_etagen_test.go: missing",
		"catalog/openapi_etagen.json: stale or edited by hand, from line ",
		"catalog/stock_etagen.go: stale or edited by hand, from line ",
		"internal/etagen/etagentest/run.go: stale", // only authors need the removed part of these
		"internal/etagen/write.go: stale",
	}
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	if len(lines) != len(want) {
		t.Fatalf("got\n%s", stdout)
	}
	for i, prefix := range want {
		if !strings.HasPrefix(lines[i], prefix) {
			t.Errorf("got  %s\nwant %s", lines[i], prefix)
		}
	}
	same(t, before, contents(t, dir))
}

// same fails if the contents of a folder have changed.
func same(t *testing.T, before, after map[string]string) {
	t.Helper()
	if len(before) != len(after) {
		t.Errorf("there were %d files, and are %d", len(before), len(after))
	}
	for path, content := range before {
		if after[path] != content {
			t.Errorf("%s has changed", path)
		}
	}
}
