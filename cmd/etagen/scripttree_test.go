package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
)

// A remembered has the recorded state of the files of a script. Each script has one
// among its values, under a rememberedKey.
type (
	remembered    map[string]string
	rememberedKey struct{}
)

func remember(ts *testscript.TestScript, _ []string) error {
	now, err := scriptTree(ts.Getenv("WORK"))
	if err != nil {
		return err
	}
	was := remembers(ts)
	clear(was)
	maps.Copy(was, now)
	return nil
}

// remembers returns the recorded files of a script. The map is changed in place.
func remembers(ts *testscript.TestScript) remembered { return ts.Value(rememberedKey{}).(remembered) }

func checkSame(ts *testscript.TestScript, _ []string) error {
	before := remembers(ts)
	if len(before) == 0 {
		return errors.New("nothing is remembered")
	}
	after, err := scriptTree(ts.Getenv("WORK"))
	if err != nil {
		return err
	}
	for path, was := range before {
		if is, ok := after[path]; !ok {
			return fmt.Errorf("%s is gone", path)
		} else if is != was {
			return fmt.Errorf("%s has changed", path)
		}
	}
	for path := range after {
		if _, ok := before[path]; !ok {
			return fmt.Errorf("%s is new", path)
		}
	}
	return nil
}

// runCache returns the folder in which the runs of a script keep rendered files.
func runCache(work string) string { return filepath.Join(work, ".tmp", "cache") }

// scriptTree returns a line for each file below a folder, with everything that writing
// the file would change.
func scriptTree(dir string) (remembered, error) {
	files := remembered{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path == runCache(dir) {
			return fs.SkipDir // the files that runs keep are not part of the tree
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		what := info.Mode().String()
		if info.Mode().IsRegular() {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			what += info.ModTime().String() + string(content)
		}
		files[path] = what
		return nil
	})
	return files, err
}
