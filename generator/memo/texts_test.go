package memo

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// only returns the path of the only file in a folder.
func only(t *testing.T, dir string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(paths) != 1 {
		t.Fatalf("%s holds %q (%v), want one file", dir, paths, err)
	}
	return paths[0]
}

// TestTexts checks that texts are kept that a run has asked for, and others are forgotten.
func TestTexts(t *testing.T) {
	dir := t.TempDir()
	s := OpenTexts(In(dir), "test")
	s.Put(Key{1}, "one")
	s.Put(Key{2}, "two")
	s.Save()
	s = OpenTexts(In(dir), "test")
	if v, ok := s.Get(Key{1}); v != "one" || !ok {
		t.Errorf("got %q %t", v, ok)
	}
	s.Put(Key{3}, "three")
	s.Save()
	s = OpenTexts(In(dir), "test")
	for key, want := range map[Key]string{{1}: "one", {2}: "", {3}: "three"} {
		if v, ok := s.Get(key); v != want || ok != (want != "") {
			t.Errorf("got %q %t, want %q", v, ok, want)
		}
	}
	if v, ok := OpenTexts(In(dir), "other").Get(Key{1}); ok {
		t.Errorf("what is kept for something else has %q", v)
	}
	other := In(dir)
	other.program += "x"
	if v, ok := OpenTexts(other, "test").Get(Key{1}); ok {
		t.Errorf("another program gets %q", v)
	}
}

// TestTextsDamaged checks that a damaged file is treated as empty, and written again.
func TestTextsDamaged(t *testing.T) {
	for name, damage := range map[string]func(content []byte) []byte{
		"empty":      func([]byte) []byte { return nil },
		"cut":        func(c []byte) []byte { return c[:len(c)-1] },
		"turned bit": func(c []byte) []byte { c[len(c)/2] ^= 1; return c },
		"foreign":    func([]byte) []byte { return bytes.Repeat([]byte("not ours "), 100) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := OpenTexts(In(dir), "test")
			s.Put(Key{1}, "one")
			s.Save()
			path := only(t, dir)
			content, err := os.ReadFile(path)
			if err == nil {
				err = os.WriteFile(path, damage(content), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			s = OpenTexts(In(dir), "test")
			if v, ok := s.Get(Key{1}); ok {
				t.Errorf("got %q", v)
			}
			s.Put(Key{1}, "anew")
			s.Save()
			if v, _ := OpenTexts(In(dir), "test").Get(Key{1}); v != "anew" {
				t.Errorf("got %q after it was written anew", v)
			}
		})
	}
}

// TestTextsInNoFolder uses a file as the folder, in which not even root can write.
func TestTextsInNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	if err := os.WriteFile(dir, nil, 0o400); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []Folder{In(dir), In("")} {
		s := OpenTexts(folder, "test")
		s.Put(Key{1}, "one")
		s.Save()
		if v, ok := OpenTexts(folder, "test").Get(Key{1}); ok {
			t.Errorf("got %q", v)
		}
	}
}

// TestFolderIsBounded checks that the oldest files are removed.
func TestFolderIsBounded(t *testing.T) {
	dir := t.TempDir()
	for i := range 3 {
		path := filepath.Join(dir, fmt.Sprint(i, extension))
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, maxFolder/2-1); err != nil {
			t.Fatal(err)
		}
		at := time.Unix(int64(1000+i), 0)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	foreign := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(foreign, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	trim(dir)
	for name, there := range map[string]bool{"0.memo": false, "1.memo": true, "2.memo": true, "notes.txt": true} {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != there {
			t.Errorf("%s is there: %t", name, err == nil)
		}
	}
}

// TestSaveBoundsFolder checks that the folder is bounded when a file is added or gets
// longer, and that one of the same size leaves it alone.
func TestSaveBoundsFolder(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old"+extension)
	steps := []struct {
		text string
		kept bool
	}{{"one", false}, {"two", true}, {"three", false}}
	for _, step := range steps {
		if err := errors.Join(os.WriteFile(old, nil, 0o600), os.Truncate(old, maxFolder), os.Chtimes(old, time.Time{}, time.Unix(1000, 0))); err != nil {
			t.Fatal(err)
		}
		s := OpenTexts(In(dir), "test")
		s.Put(Key{}, step.text)
		s.Save()
		if _, err := os.Stat(old); (err == nil) != step.kept {
			t.Errorf("after %q, the other file is there: %t", step.text, err == nil)
		}
	}
}
