package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/templates"
)

// A place is where the support package of a module goes.
type place struct {
	dir  string // of the disk
	path string // to import it by
}

// testRunner is the part of the support package that only tests import.
const testRunner = "etagentest/"

// supportPlaces finds the place of the support package for each module with a
// resource, by the module's path.
func (r *run) supportPlaces() (map[string]place, error) {
	places := map[string]place{}
	for _, s := range r.sources {
		if len(s.resources) == 0 {
			continue
		}
		if s.module == nil || s.module.Dir == "" {
			return nil, fmt.Errorf("package %s is not in a module: the support package has no place (go mod init makes a module)", s.path)
		}
		p, err := r.supportPlace(s)
		if err != nil {
			return nil, err
		}
		places[s.module.Path] = p
	}
	return places, nil
}

// supportPlace is the place of the support package for one package.
func (r *run) supportPlace(s *source) (place, error) {
	dir := path.Clean(filepath.ToSlash(r.Support))
	if r.Support == "" {
		dir = DefaultSupport
	}
	if err := checkSupport(s.module.Dir, dir); err != nil {
		return place{}, fmt.Errorf("support package in %q: %w", dir, err)
	}
	p := place{dir: filepath.Join(s.module.Dir, filepath.FromSlash(dir)), path: s.module.Path + "/" + dir}
	if !canImport(s.path, p.path) {
		return place{}, fmt.Errorf("support package in %q: package %s may not import %s, for what is in a folder internal is for the folder around it alone", dir, s.path, p.path)
	}
	for _, other := range r.sources {
		if other.dir == p.dir && len(other.files) > 0 && other.name != "etagen" {
			return place{}, fmt.Errorf("support package in %q: package %s is there already", dir, other.name)
		}
	}
	return p, nil
}

// checkSupport tells whether a folder, from the module's root, can hold the
// support package.
func checkSupport(root, dir string) error {
	if dir == "." || !filepath.IsLocal(filepath.FromSlash(dir)) {
		return errors.New("it must be a folder below the module's root, and relative to that")
	}
	at := root
	for element := range strings.SplitSeq(dir, "/") {
		if strings.HasPrefix(element, ".") || strings.HasPrefix(element, "_") || element == "vendor" || element == "testdata" || strings.ContainsAny(element, " \"'`\\:;,!?*<>|()[]{}$&#%@^=") {
			return fmt.Errorf("%q cannot be part of an import path", element)
		}
		at = filepath.Join(at, element)
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return fmt.Errorf("%s is a module of its own", at)
		}
	}
	return nil
}

// canImport tells whether the rule of the go command for folders called
// internal lets one package import another of the same module.
func canImport(from, path string) bool {
	elements := strings.Split(path, "/")
	for i, e := range elements {
		parent := strings.Join(elements[:i], "/")
		if e == "internal" && from != parent && !strings.HasPrefix(from, parent+"/") {
			return false
		}
	}
	return true
}

// planSupport plans the files of the support package in each place, and the
// removal of what it no longer has.
func (r *run) planSupport(places map[string]place) error {
	files, err := templates.Support(r.Header)
	if err != nil {
		return fmt.Errorf("rendering the support package: %w", err)
	}
	for _, module := range slices.Sorted(maps.Keys(places)) {
		if err := r.planSupportAt(places[module], files); err != nil {
			return err
		}
	}
	return nil
}

// planSupportAt plans one support package. The runner for tests is not put
// where a run without tests is the first; where it is, it is kept up to date,
// since another package of the module may have tests.
func (r *run) planSupportAt(p place, files []templates.File) error {
	wanted := map[string]bool{}
	for _, f := range files {
		path := filepath.Join(p.dir, filepath.FromSlash(f.Name))
		wanted[path] = true
		if !r.Tests && strings.HasPrefix(f.Name, testRunner) && !exists(path) {
			continue
		}
		if err := r.plan.write(path, f.Content); err != nil {
			return err
		}
	}
	for _, dir := range []string{p.dir, filepath.Join(p.dir, "etagentest")} {
		if err := r.removeFormer(dir, wanted); err != nil {
			return err
		}
	}
	return nil
}

// removeFormer plans the removal of generated files from a folder of the
// support package that are no longer part of it.
func (r *run) removeFormer(dir string, wanted map[string]bool) error {
	entries, err := r.readDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if filepath.Ext(path) != ".go" || e.IsDir() || wanted[path] {
			continue
		}
		if err := r.plan.remove(path, "it is no longer part of the support package", isGenerated); err != nil {
			return err
		}
	}
	return nil
}

// readDir lists a folder, which need not exist, and notes the temporary files
// that a run has left there.
func (r *run) readDir(dir string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("looking for generated files: %w", err)
	}
	for _, e := range entries {
		if isTemporary(e.Name()) {
			r.plan.leftovers = append(r.plan.leftovers, filepath.Join(dir, e.Name()))
		}
	}
	return entries, nil
}

// exists tells whether there is something at path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
