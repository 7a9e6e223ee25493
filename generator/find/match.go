package find

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/module"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/plan"
)

// packages finds the packages that patterns match.
func (d *direct) packages(patterns []string) ([]*Package, error) {
	var all []*Package
	met := map[string]bool{}
	for _, pattern := range patterns {
		places, err := d.match(pattern)
		if err != nil {
			return nil, err
		}
		found, err := d.build(places, strings.Contains(pattern, "..."))
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			if p != nil && !met[p.Path] {
				met[p.Path] = true
				all = append(all, p)
			}
		}
	}
	if len(all) == 0 {
		return nil, unsure("%s matches nothing", strings.Join(patterns, " "))
	}
	return all, d.ctx.Err()
}

// build selects the files of the packages in folders. Unless all packages are wanted,
// each must have files.
func (d *direct) build(places []candidate, all bool) ([]*Package, error) {
	found, errs := make([]*Package, len(places)), make([]error, len(places))
	quiet := config.Config{} // no progress: packages that resources refer to are found during the type check
	quiet.Each("", len(places), func(i int) { found[i], errs[i] = d.builder.build(places[i]) })
	for i, err := range errs {
		if err != nil {
			return nil, err
		}
		if found[i] == nil && !all {
			return nil, unsure("%s has no Go files", places[i].path)
		}
	}
	return found, nil
}

// match returns the folders that a pattern matches.
func (d *direct) match(pattern string) ([]candidate, error) {
	if !isFolder(pattern) {
		if strings.Contains(pattern, "...") || strings.Contains(pattern, "@") || !plain(pattern) || isMeta(pattern) {
			return nil, unsure("%s is a pattern for the go command", pattern)
		}
		at, err := d.locate(pattern)
		return []candidate{{at, pattern}}, err
	}
	base, below := strings.CutSuffix(filepath.ToSlash(pattern), "/...")
	if strings.Contains(base, "...") {
		return nil, unsure("%s is a pattern for the go command", pattern)
	}
	dir := filepath.FromSlash(base)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(d.from, dir)
	}
	dir = filepath.Clean(dir)
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return nil, unsure("%s is no folder", dir)
	}
	if !below {
		c, err := d.candidate(dir)
		return []candidate{c}, err
	}
	return d.below(dir)
}

// isFolder reports whether a pattern names folders rather than import paths.
func isFolder(pattern string) bool {
	slashed := filepath.ToSlash(pattern)
	return slashed == "." || slashed == ".." || strings.HasPrefix(slashed, "./") || strings.HasPrefix(slashed, "../") || filepath.IsAbs(pattern)
}

// isMeta reports whether a pattern is a reserved word for many packages, such as std.
func isMeta(pattern string) bool {
	switch pattern {
	case "all", "std", "cmd", "tool", "work", "main":
		return true
	}
	return false
}

// plain reports whether the go command too accepts an import path.
func plain(path string) bool { return module.CheckImportPath(path) == nil }

// below returns dir and the folders below it that may contain packages.
func (d *direct) below(dir string) ([]candidate, error) {
	if _, err := d.candidate(dir); err != nil {
		return nil, err
	}
	var all []candidate
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return unsure("%s cannot be read", path)
		}
		if !entry.IsDir() {
			return nil
		}
		name := filepath.Base(path)
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || path != dir && (name == "vendor" || plan.IsModule(path)) {
			return fs.SkipDir
		}
		if !hasGoFiles(path) {
			return nil
		}
		c, err := d.candidate(path)
		all = append(all, c)
		return err
	})
	return all, err
}

// candidate returns the candidate for a folder of a main module.
func (d *direct) candidate(dir string) (candidate, error) {
	m := d.around(dir)
	if m == nil {
		return candidate{}, unsure("%s is in no main module", dir)
	}
	rel, err := filepath.Rel(m.Dir, dir)
	if err != nil {
		return candidate{}, unsure("%s is not below %s", dir, m.Dir)
	}
	path := m.Path
	if rel != "." {
		path += "/" + filepath.ToSlash(rel)
	}
	if !plain(path) || strings.Contains("/"+filepath.ToSlash(rel)+"/", "/vendor/") {
		return candidate{}, unsure("%s is no import path", path)
	}
	return candidate{place{dir: dir, module: &m.Module}, path}, nil
}
