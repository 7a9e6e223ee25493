package plan

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/etagen/etagen/annotations/model"
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

// planOf returns a plan that creates a file in two new folders, updates one, deletes one
// and keeps one.
func planOf(dir string) *Plan {
	return &Plan{Formats: marked(), Files: []File{
		{Path: filepath.Join(dir, "a", "b", "new.go"), Action: Create, Content: []byte("new")},
		{Path: filepath.Join(dir, "gone.go"), Action: Delete, Old: []byte(gone)},
		{Path: filepath.Join(dir, "kept.go"), Action: Keep, Old: []byte(kept), Content: []byte(kept)},
		{Path: filepath.Join(dir, "old.go"), Action: Update, Old: []byte(old), Content: []byte("young")},
	}}
}

func TestApply(t *testing.T) {
	dir := tree(t, map[string]string{"gone.go": gone, "kept.go": kept, "old.go": old})
	if err := planOf(dir).Apply(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, map[string]string{"a/": "", "a/b/": "", "a/b/new.go": "new", "kept.go": kept, "old.go": "young"})
}

// TestApplyFails has a change that is impossible.
func TestApplyFails(t *testing.T) {
	tests := []struct {
		name string
		file File
		with map[string]string
		want string
	}{
		{"a folder is there", File{Path: "z.go", Action: Create, Content: []byte("z")}, map[string]string{"z.go/x": "x"}, "writing"},
		{"a folder is there to delete", File{Path: "z.go", Action: Delete, Old: []byte("z")}, map[string]string{"z.go/x": "x"}, "removing"},
		{"a file is where a folder has to be", File{Path: "kept.go/z.go", Action: Create, Content: []byte("z")}, nil, "not a directory"},
		{"a file by hand has come", File{Path: "z.go", Action: Create, Content: []byte("z")}, map[string]string{"z.go": "package z\n"}, "was not generated"},
		{"it is written by hand now", File{Path: "z.go", Action: Update, Old: []byte(old), Content: []byte("z")}, map[string]string{"z.go": "package z\n"}, "was not generated"},
		{"it is written by hand now and not deleted", File{Path: "z.go", Action: Delete, Old: []byte(old)}, map[string]string{"z.go": "package z\n"}, "was not generated"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{"gone.go": gone, "kept.go": kept, "old.go": old}
			maps.Copy(files, test.with)
			dir := tree(t, files)
			mode(t, filepath.Join(dir, "old.go"), 0o640)
			before := state(t, dir)
			plan := planOf(dir)
			test.file.Path = filepath.Join(dir, filepath.FromSlash(test.file.Path))
			plan.Files = append(plan.Files, test.file)
			err := plan.Apply()
			if err == nil {
				t.Fatal("it succeeded")
			}
			if !strings.Contains(err.Error(), "z.go: ") || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), temporaryPrefix) {
				t.Errorf("the error is %v", err)
			}
			if after := state(t, dir); !slices.Equal(after, before) {
				t.Errorf("the tree is\n%q and was\n%q", after, before)
			}
		})
	}
}

// TestApplyFailsLate makes one change of each kind fail after one of each kind is made.
// Everything must be as before, with the original files rather than copies.
func TestApplyFailsLate(t *testing.T) {
	for _, failing := range []string{"gone.go", "old.go", "new/new.go"} {
		t.Run(failing, func(t *testing.T) {
			dir := tree(t, map[string]string{"a.go": old, "b.go": gone, "gone.go": gone, "old.go": old, "z.go": old})
			path := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
			mode(t, path("a.go"), 0o640)
			before := state(t, dir)
			fourth := map[string]File{
				"gone.go":    {Action: Delete, Old: []byte(gone)},
				"old.go":     {Action: Update, Old: []byte(old), Content: []byte("young")},
				"new/new.go": {Action: Create, Content: []byte("new")},
			}[failing]
			fourth.Path = path(failing)
			c := changes{formats: marked()}
			err := c.prepare([]File{
				{Path: path("a.go"), Action: Update, Old: []byte(old), Content: []byte("a")},
				{Path: path("b.go"), Action: Delete, Old: []byte(gone)},
				{Path: path("c/d/e.go"), Action: Create, Content: []byte("e")},
				fourth,
				{Path: path("new/other.go"), Action: Create, Content: []byte("other")},
				{Path: path("z.go"), Action: Update, Old: []byte(old), Content: []byte("z")},
			})
			if err != nil {
				t.Fatal(err)
			}
			obstruct(t, c.all[3])
			if err := c.carryOut(); err == nil || !c.all[2].done || c.all[3].done {
				t.Fatalf("it failed with %v, not at the fourth file", err)
			}
			clear(t, c.all[3])
			if err := c.undo(); err != nil {
				t.Fatal(err)
			}
			if after := state(t, dir); !slices.Equal(after, before) {
				t.Errorf("the tree is\n%q and was\n%q", after, before)
			}
		})
	}
}

// TestUndoFails makes a folder where a removed file was. The file must be kept where the
// error says.
func TestUndoFails(t *testing.T) {
	dir := tree(t, map[string]string{"gone.go": gone})
	c := changes{formats: marked()}
	must(t, c.prepare([]File{{Path: filepath.Join(dir, "gone.go"), Action: Delete, Old: []byte(gone)}}))
	must(t, c.carryOut())
	must(t, os.MkdirAll(filepath.Join(dir, "gone.go", "x"), 0o777))
	aside := c.all[0].aside
	if err := c.undo(); err == nil || !strings.Contains(err.Error(), aside) {
		t.Errorf("it failed with %v, want the name %s in it", err, aside)
	}
	if content, err := os.ReadFile(aside); err != nil || string(content) != gone {
		t.Errorf("the removed file has %q: %v", content, err)
	}
}

// obstruct prevents a prepared change with a folder at the path to which it renames.
func obstruct(t *testing.T, ch *change) {
	t.Helper()
	in := ch.aside
	if ch.Action != Delete {
		in = ch.target
		if ch.there {
			must(t, os.Rename(in, in+".away"))
		}
	}
	must(t, os.MkdirAll(filepath.Join(in, "x"), 0o777))
}

// clear removes the obstruction.
func clear(t *testing.T, ch *change) {
	t.Helper()
	in := ch.aside
	if ch.Action != Delete {
		in = ch.target
	}
	must(t, os.RemoveAll(in))
	if Exists(in + ".away") {
		must(t, os.Rename(in+".away", in))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// state returns a line for each file and folder. It contains everything that writing
// would change, and a number that differs for a copy.
func state(t *testing.T, dir string) []string {
	t.Helper()
	var lines []string
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		info, err := entry.Info()
		if err != nil || entry.IsDir() {
			lines = append(lines, path)
			return err
		}
		content, err := os.ReadFile(path)
		lines = append(lines, fmt.Sprint(path, info.Mode(), info.ModTime(), fileNumber(info), string(content)))
		return err
	}))
	return lines
}

func TestApplyRefusesDiagnostics(t *testing.T) {
	dir := tree(t, map[string]string{"old.go": old})
	plan := planOf(dir)
	plan.Diagnostics = []model.Diagnostic{{Message: "wrong"}}
	plan.leftovers = []string{filepath.Join(dir, "old.go")}
	plan.emptied = []string{filepath.Join(dir, "empty")}
	must(t, os.Mkdir(plan.emptied[0], 0o777))
	if err := plan.Apply(); err == nil {
		t.Error("it succeeded")
	}
	holds(t, dir, map[string]string{"old.go": old, "empty/": ""})
}

// TestApplyBesideAnother has another run remove the temporary files, as if they were
// those of a killed run.
func TestApplyBesideAnother(t *testing.T) {
	dir := tree(t, map[string]string{"gone.go": gone, "kept.go": kept, "old.go": old})
	c := changes{formats: marked()}
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
	holds(t, dir, map[string]string{"a/": "", "a/b/": "", "a/b/new.go": "new", "kept.go": kept, "old.go": "young"})
}

func TestApplyModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no mode on Windows")
	}
	dir := tree(t, map[string]string{"gone.go": gone, "kept.go": kept, "old.go": old, "plain": ""})
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

// TestApplyWithoutLinks keeps old files as copies, on file systems without hard links.
func TestApplyWithoutLinks(t *testing.T) {
	dir := tree(t, map[string]string{"old.go": old})
	path := filepath.Join(dir, "old.go")
	mode(t, path, 0o640)
	must(t, os.Chtimes(path, time.Time{}, time.Unix(1e9, 0)))
	before, err := os.Stat(path)
	must(t, err)
	aside, err := copyTemporary(path, 0o640)
	must(t, err)
	ch := &change{target: path, aside: aside, done: true}
	must(t, os.WriteFile(path, []byte("young"), 0o666))
	must(t, ch.revert())
	after, err := os.Stat(path)
	must(t, err)
	if !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("its time is %v and was %v", after.ModTime(), before.ModTime())
	}
	hasMode(t, path, 0o640)
	holds(t, dir, map[string]string{"old.go": old})
}

// TestApplyEmpties removes folders that are empty, but no link to one.
func TestApplyEmpties(t *testing.T) {
	dir := tree(t, map[string]string{"a/b/gone.go": gone, "c/gone.go": gone, "c/mine.go": "package mine\n"})
	path := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	must(t, os.Mkdir(path("d"), 0o777))
	stay := []string{"c/mine.go", "d"}
	if os.Symlink("d", path("link")) == nil {
		stay = append(stay, "link")
	}
	plan := &Plan{
		Formats: marked(),
		Files: []File{
			{Path: path("a/b/gone.go"), Action: Delete, Old: []byte(gone)},
			{Path: path("c/gone.go"), Action: Delete, Old: []byte(gone)},
		},
		emptied: []string{path("a/b"), path("a"), path("c"), path("link"), path("nothere")},
	}
	must(t, plan.Apply())
	for _, name := range stay {
		if !Exists(path(name)) {
			t.Errorf("%s is gone", name)
		}
	}
	if Exists(path("a")) {
		t.Error("an empty folder stayed")
	}
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
