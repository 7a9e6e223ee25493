package find

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"

	"github.com/etagen/etagen/generator/plan"
)

// locate finds the folder of a package by its import path.
func (d *direct) locate(path string) (place, error) {
	first, _, _ := strings.Cut(path, "/")
	if dir := filepath.Join(d.goroot, "src", filepath.FromSlash(path)); !strings.Contains(first, ".") && hasGoFiles(dir) {
		return place{dir: dir, standard: true}, nil
	}
	if d.vendored != nil {
		return d.locateVendored(path)
	}
	var found []place
	for _, m := range d.modules {
		if dir, ok := within(m.Path, m.Dir, path); ok {
			found = append(found, place{dir: dir, module: &m.Module})
		}
	}
	if len(found) == 0 || d.work == nil {
		others, err := d.locateRequired(path)
		if err != nil {
			return place{}, err
		}
		found = append(found, others...)
	}
	if len(found) != 1 {
		return place{}, unsure("%s is in %d modules", path, len(found))
	}
	return found[0], nil
}

// locateRequired returns the folders that a package may have in the modules that the
// main ones require.
func (d *direct) locateRequired(path string) ([]place, error) {
	if d.versions == nil {
		var err error
		if d.versions, err = d.selected(); err != nil {
			return nil, err
		}
	}
	var found []place
	for prefix := path; prefix != "."; prefix = pathDir(prefix) {
		version, ok := d.versions[prefix]
		if !ok {
			continue
		}
		m, err := d.required(module.Version{Path: prefix, Version: version})
		if err != nil {
			return nil, err
		}
		if dir, ok := within(m.Path, m.Dir, path); ok {
			found = append(found, place{dir: dir, module: m})
		}
	}
	return found, nil
}

// required returns a module that the main modules require.
func (d *direct) required(version module.Version) (*Module, error) {
	if m := d.others[version.Path]; m != nil {
		return m, nil
	}
	by := d.replacement(version)
	m := &Module{Path: version.Path, Dir: by.Path}
	if by.Version != "" {
		var err error
		if m.Dir, err = d.extracted(by); err != nil {
			return nil, err
		}
	}
	f, err := d.goMod(version)
	if err != nil {
		return nil, err
	}
	if f.Go != nil {
		m.GoVersion = f.Go.Version
	}
	d.others[version.Path] = m
	return m, nil
}

// extracted returns the folder of a module in the module cache. It must be listed in
// go.sum.
func (d *direct) extracted(m module.Version) (string, error) {
	partial, err := d.cached(m, "partial")
	if err != nil {
		return "", err
	}
	path, _ := module.EscapePath(m.Path)
	version, _ := module.EscapeVersion(m.Version)
	dir := filepath.Join(d.cache(), filepath.FromSlash(path)+"@"+version)
	if !isDir(dir) || plan.Exists(partial) {
		return "", unsure("%s %s is not in the module cache", m.Path, m.Version)
	}
	if !d.hasSum(m) {
		return "", unsure("go.sum lacks %s %s", m.Path, m.Version)
	}
	return dir, nil
}

// hasSum reports whether a go.sum lists a module.
func (d *direct) hasSum(m module.Version) bool {
	if d.sums == nil {
		d.sums = [][]byte{}
		paths := []string{filepath.Join(d.dir, "go.work.sum")}
		for _, m := range d.modules {
			paths = append(paths, filepath.Join(m.Dir, "go.sum"))
		}
		for _, path := range paths {
			if content, err := os.ReadFile(path); err == nil {
				d.sums = append(d.sums, append([]byte("\n"), content...))
			}
		}
	}
	line := []byte("\n" + m.Path + " " + m.Version + " h1:")
	return slices.ContainsFunc(d.sums, func(content []byte) bool { return bytes.Contains(content, line) })
}

// locateVendored finds a package in the main module or in its vendor folder.
func (d *direct) locateVendored(path string) (place, error) {
	main := d.modules[0]
	if dir, ok := within(main.Path, main.Dir, path); ok {
		return place{dir: dir, module: &main.Module}, nil
	}
	m := d.vendored[path]
	dir := filepath.Join(d.dir, "vendor", filepath.FromSlash(path))
	if m == nil || !hasGoFiles(dir) {
		return place{}, unsure("%s is not in the folder vendor", path)
	}
	return place{dir: dir, module: &Module{Path: m.version.Path, GoVersion: m.goVersion}}, nil
}
