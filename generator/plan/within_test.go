package plan

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadFile reads only regular files, up to the size limit.
func TestReadFile(t *testing.T) {
	dir := tree(t, map[string]string{"small.go": "package small\n", "large.go": "", "folder/a.go": ""})
	must(t, os.Truncate(filepath.Join(dir, "large.go"), MaxFile+1))
	tests := map[string]string{
		"small.go": "",
		"large.go": "it is larger than 64 MiB",
		"folder":   "it is not a regular file",
		"nothere":  "no such file",
	}
	if os.Symlink("small.go", filepath.Join(dir, "link")) == nil {
		tests["link"] = ""
	}
	if Exists("/dev/zero") {
		must(t, os.Symlink("/dev/zero", filepath.Join(dir, "device")))
		tests["device"] = "it is not a regular file"
	}
	for name, want := range tests {
		content, err := ReadFile(filepath.Join(dir, name))
		switch {
		case want == "" && (err != nil || string(content) != "package small\n"):
			t.Errorf("%s holds %q: %v", name, content, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), name)):
			t.Errorf("%s: the error is %v, want %s", name, err, want)
		}
	}
}

// TestApplyBehindNewLinks adds links to a path after the plan was made.
func TestApplyBehindNewLinks(t *testing.T) {
	for _, name := range []string{"a", "a/b", "a/b/old.go"} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{
				"m/go.mod": module, "m/a/b/old.go": old, "m/a/b/gone.go": gone,
				"out/b/old.go": old, "out/b/gone.go": gone, "out/old.go": old, "out/gone.go": gone,
			})
			if os.Symlink("out", filepath.Join(dir, "link")) != nil {
				t.Skip("this system has no links")
			}
			in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
			plan := &Plan{Formats: marked(), Files: []File{
				{Path: in("m/a/b/gone.go"), Action: Delete, Old: []byte(gone), root: in("m")},
				{Path: in("m/a/b/new.go"), Action: Create, Content: []byte("new"), root: in("m")},
				{Path: in("m/a/b/old.go"), Action: Update, Old: []byte(old), Content: []byte("young"), root: in("m")},
			}}
			must(t, os.Rename(in("m/"+name), in("away")))
			must(t, os.Symlink(in("out"+strings.TrimPrefix(strings.TrimPrefix(name, "a"), "/b")), in("m/"+name)))
			before := state(t, in("out"))
			if err := plan.Apply(); err == nil || !strings.Contains(err.Error(), "outside the module") {
				t.Errorf("it returned %v", err)
			}
			if after := state(t, in("out")); !slices.Equal(after, before) {
				t.Errorf("outside of the module there is\n%q and was\n%q", after, before)
			}
		})
	}
}

// TestApplyBehindLateLinks adds a link to a path when everything is prepared.
func TestApplyBehindLateLinks(t *testing.T) {
	dir := tree(t, map[string]string{"m/go.mod": module, "m/a/old.go": old, "out/old.go": old})
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	c := changes{formats: marked()}
	must(t, c.prepare([]File{{Path: in("m/a/old.go"), Action: Update, Old: []byte(old), Content: []byte("young"), root: in("m")}}))
	must(t, os.Rename(in("m/a"), in("away")))
	if os.Symlink(in("out"), in("m/a")) != nil {
		t.Skip("this system has no links")
	}
	if err := c.carryOut(); err == nil || !strings.Contains(err.Error(), "in the meantime") {
		t.Errorf("it returned %v", err)
	}
	must(t, c.undo())
	holds(t, in("out"), map[string]string{"old.go": old})
}

// TestTemporaryNames distinguishes etagen's temporary files from others.
func TestTemporaryNames(t *testing.T) {
	const ours = ".etagen-0123456789abcdef.tmp"
	tests := []struct {
		name, content string
		want          bool
	}{
		{ours, mark + "package a\n", true},
		{ours, mark[:20], true},
		{ours, "", true},
		{ours, "// Code to be read.\n", false},
		{ours, "package a\n", false},
		{".etagen-notes.tmp", mark, false},
		{".etagen-123.tmp", mark, false},
		{".etagen-0123456789ABCDEF.tmp", mark, false},
		{".etagen-0123456789abcdef.tmp.txt", mark, false},
		{"a.etagen-0123456789abcdef.tmp", mark, false},
	}
	for _, test := range tests {
		dir := tree(t, map[string]string{test.name: test.content})
		p := &Plan{Formats: marked()}
		_, err := p.ReadDir(dir, dir)
		must(t, err)
		if got := len(p.leftovers) == 1; got != test.want {
			t.Errorf("%s with %q is ours: %t", test.name, test.content, got)
		}
	}
	if !isTemporary(filepath.Base(temporaryName("a"))) {
		t.Errorf("%s is not recognised", temporaryName("a"))
	}
}
