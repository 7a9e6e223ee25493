package witness

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// later is a clock that is ahead, so that every stamp is settled at once.
func later() time.Time { return time.Now().Add(time.Hour) }

// isOutput reports whether a file is an output in these tests.
func isOutput(path string) bool { return strings.HasSuffix(path, "_etagen.go") }

// plant writes a module with an own package and another one, and a package outside.
func plant(t *testing.T) (root string, places *Places) {
	t.Helper()
	dir := t.TempDir()
	root = filepath.Join(dir, "m")
	for name, content := range map[string]string{
		"m/go.mod": "module m\n", "m/own/a.go": "package own\n", "m/own/a_etagen.go": "package own\n",
		"m/far/b.go": "package far\n", "m/far/b_etagen.go": "package far // 1\n", "m/far/deep/c_etagen.go": "package deep\n",
		"outside/d.go": "package outside // 1\n",
	} {
		write(t, filepath.Join(dir, name), content)
	}
	return root, &Places{
		Root:    root,
		Folders: []string{filepath.Join(root, "own"), filepath.Join(dir, "outside")},
		Files:   []string{filepath.Join(root, "go.mod"), filepath.Join(root, "go.work")},
	}
}

// write writes a file.
func write(t *testing.T, path, content string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o777))
	must(t, os.WriteFile(path, []byte(content), 0o666))
}

// must fails the test if there is an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// tick waits until the clock of the file system has advanced.
func tick(t *testing.T, dir string) {
	t.Helper()
	probe := filepath.Join(filepath.Dir(dir), "probe")
	changed := func() time.Time {
		write(t, probe, "x")
		info, err := os.Stat(probe)
		must(t, err)
		return info.ModTime()
	}
	for first := changed(); !changed().After(first); {
		time.Sleep(time.Millisecond)
	}
}

// kept returns an index that a run has stored.
func kept(t *testing.T, places *Places, clock func() time.Time) string {
	t.Helper()
	x := NewIndex("", clock)
	if _, ok := places.Contents(x, Key{}, isOutput); !ok {
		t.Fatal("there is no sum")
	}
	return x.Text(places.Root)
}

// truth returns the sum without an index.
func truth(places *Places) (sum Sum, ok bool) {
	return places.Contents(NewIndex("", time.Now), Key{}, isOutput)
}

// TestIndex checks that a file or folder with the same stamp is not read again: an index
// with other sums and names gives another sum.
func TestIndex(t *testing.T) {
	root, places := plant(t)
	text := kept(t, places, later)
	want, _ := truth(places)
	x := NewIndex(text, later)
	if got, ok := places.Contents(x, Key{}, isOutput); !ok || got != want {
		t.Error("the sum is another with an index")
	}
	if x.Changed() {
		t.Error("something was read again")
	}
	for _, dir := range []string{"far", "far/deep", "../outside"} {
		x := NewIndex(text, later)
		f := x.folders[filepath.Join(root, dir)]
		for i := range f.entries {
			f.entries[i].sum[0]++
		}
		if got, _ := places.Contents(x, Key{}, isOutput); got == want {
			t.Errorf("a file in %s was read again", dir)
		}
		f.entries = nil
		if got, _ := places.Contents(x, Key{}, isOutput); got == want {
			t.Errorf("folder %s was read again", dir)
		}
	}
	x = NewIndex(text, later)
	for i := range x.folders[places.Folders[0]].entries {
		x.folders[places.Folders[0]].entries[i].sum[0]++
	}
	if got, _ := places.Contents(x, Key{}, isOutput); got != want {
		t.Error("a file of an own package was not read")
	}
}

// TestIndexNoticesChanges changes files and folders of other packages in every way that
// hides it. With the index of before, the sum must be the same as without one.
func TestIndexNoticesChanges(t *testing.T) {
	var root string
	at := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
	rewrite := func(name, content string) {
		info, err := os.Stat(at(name))
		must(t, err)
		write(t, at(name), content)
		must(t, os.Chtimes(at(name), info.ModTime(), info.ModTime()))
	}
	changes := map[string]func(){
		"a file more":                    func() { write(t, at("far/x_etagen.go"), "package far\n") },
		"a file in a new folder":         func() { write(t, at("new/x_etagen.go"), "package new\n") },
		"a file that is gone":            func() { must(t, os.Remove(at("far/b_etagen.go"))) },
		"a file with another name":       func() { must(t, os.Rename(at("far/b_etagen.go"), at("far/c_etagen.go"))) },
		"a folder with another name":     func() { must(t, os.Rename(at("far/deep"), at("far/flat"))) },
		"a folder that is gone":          func() { must(t, os.RemoveAll(at("far"))) },
		"another size":                   func() { write(t, at("far/b_etagen.go"), "package far // 11\n") },
		"the same size and time":         func() { rewrite("far/b_etagen.go", "package far // 2\n") },
		"the same outside of the module": func() { rewrite("../outside/d.go", "package outside // 2\n") },
		"another file of the same size and time": func() {
			info, err := os.Stat(at("far/b_etagen.go"))
			must(t, err)
			write(t, at("far/tmp"), "package far // 2\n")
			must(t, os.Chtimes(at("far/tmp"), info.ModTime(), info.ModTime()))
			must(t, os.Rename(at("far/tmp"), at("far/b_etagen.go")))
		},
		"two files that change places": func() {
			must(t, os.Rename(at("far/b_etagen.go"), at("tmp")))
			must(t, os.Rename(at("far/deep/c_etagen.go"), at("far/b_etagen.go")))
			must(t, os.Rename(at("tmp"), at("far/deep/c_etagen.go")))
		},
		"two folders that change places": func() {
			must(t, os.Rename(at("far/deep"), at("tmp")))
			must(t, os.Rename(at("far"), at("deep")))
			must(t, os.Rename(at("tmp"), at("far")))
		},
		"a link instead of a file": func() {
			must(t, os.Rename(at("far/b_etagen.go"), at("../b")))
			must(t, os.Symlink("../../b", at("far/b_etagen.go")))
		},
		"a link instead of a folder": func() {
			must(t, os.Rename(at("far/deep"), at("../deep")))
			must(t, os.Symlink("../../deep", at("far/deep")))
		},
		"a folder instead of a file": func() {
			must(t, os.Remove(at("far/b_etagen.go")))
			must(t, os.Mkdir(at("far/b_etagen.go"), 0o777))
		},
		"a module where a package is": func() { write(t, at("far/go.mod"), "module far\n") },
		"a file of the own package":   func() { rewrite("own/a.go", "package 0wn\n") },
		"a file above":                func() { write(t, at("go.work"), "go 1.26\n") },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			var places *Places
			root, places = plant(t)
			before, _ := truth(places)
			text := kept(t, places, later)
			tick(t, root)
			change()
			got, ok := places.Contents(NewIndex(text, later), Key{}, isOutput)
			want, wantOK := truth(places)
			if got != want && ok || ok != wantOK {
				t.Errorf("with an index %t %x, without one %t %x", ok, got, wantOK, want)
			}
			if ok && got == before {
				t.Error("the change does not show")
			}
		})
	}
}

// TestIndexIsRacy reads a file and a folder at different times after their last change.
// Soon after it, another change may leave the same stamp, so the stamp is not trusted.
func TestIndexIsRacy(t *testing.T) {
	root, places := plant(t)
	far := filepath.Join(root, "far")
	stamps := map[string]func(x *Index) stamp{
		far: func(x *Index) stamp { return x.folders[far].stamp },
		filepath.Join(far, "b_etagen.go"): func(x *Index) stamp {
			entries := x.folders[far].entries
			return entries[slices.IndexFunc(entries, func(e entry) bool { return e.name == "b_etagen.go" })].stamp
		},
	}
	for path, of := range stamps {
		changed := NewIndex("", later).stampOf(path, path == far).changed
		for after, trusted := range map[time.Duration]bool{-time.Hour: false, 0: false, settling: false, settling + 1: true} {
			clock := func() time.Time { return time.Unix(0, changed).Add(after) }
			if s := of(NewIndex(kept(t, places, clock), clock)); (s != stamp{}) != trusted {
				t.Errorf("%v after a change %s is trusted: %t", after, path, !trusted)
			}
		}
	}
}

// TestIndexFromTheFuture has an index that was stored before the clock was set back.
func TestIndexFromTheFuture(t *testing.T) {
	_, places := plant(t)
	if text := kept(t, places, later); len(NewIndex(text, time.Now).folders) > 0 {
		t.Error("an index from the future is trusted")
	}
}

// TestDamagedIndex cuts the text of an index at each place.
func TestDamagedIndex(t *testing.T) {
	_, places := plant(t)
	text := kept(t, places, later)
	for n := range text {
		if x := NewIndex(text[:n], later); len(x.folders) > 0 {
			t.Fatalf("%d bytes of %d are an index", n, len(text))
		}
	}
}

// TestIndexForgets checks which folders are stored that a run has not visited.
func TestIndexForgets(t *testing.T) {
	root, places := plant(t)
	text := kept(t, places, later)
	others := *places
	others.Folders = others.Folders[:1]
	must(t, os.RemoveAll(filepath.Join(root, "far")))
	x := NewIndex(text, later)
	if _, ok := others.Contents(x, Key{}, isOutput); !ok {
		t.Fatal("there is no sum")
	}
	x = NewIndex(x.Text(root), later)
	if x.folders[filepath.Join(root, "far")] != nil {
		t.Error("a folder that is gone is stored")
	}
	if x.folders[places.Folders[1]] == nil {
		t.Error("a folder that other runs need is not stored")
	}
}
