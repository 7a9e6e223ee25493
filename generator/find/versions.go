package find

import (
	"cmp"
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// pruning is the first version of Go whose go.mod lists all modules that are needed to
// build the packages of the module.
const pruning = "1.17"

// selected returns the versions of other modules that minimal version selection chooses,
// by module path.
func (w *workspace) selected() (map[string]string, error) {
	g := &graph{workspace: w, versions: map[string]string{}, met: map[module.Version]bool{}}
	for _, m := range w.modules {
		full := newer(pruning, m.GoVersion)
		for _, r := range m.file.Require {
			g.take(r.Mod)
			if !full && w.work == nil {
				continue // go.mod lists all modules, in the selected versions
			}
			if err := g.enter(r.Mod, full); err != nil {
				return nil, err
			}
		}
	}
	for _, m := range w.modules {
		delete(g.versions, m.Path)
	}
	return g.versions, nil
}

// A graph holds the requirements of modules.
type graph struct {
	*workspace
	versions map[string]string
	met      map[module.Version]bool // modules whose requirements are known; true if those of their requirements are too
}

// take records a requirement.
func (g *graph) take(m module.Version) {
	if semver.Compare(m.Version, g.versions[m.Path]) > 0 {
		g.versions[m.Path] = m.Version
	}
}

// enter records what a module requires. If full is set, or if the module is from before
// Go 1.17, it also records what its requirements require.
func (g *graph) enter(m module.Version, full bool) error {
	if done, met := g.met[m]; met && (done || !full) {
		return nil
	}
	g.met[m] = full
	f, err := g.goMod(m)
	if err != nil {
		return err
	}
	full = full || f.Go == nil || newer(pruning, f.Go.Version)
	g.met[m] = full
	for _, r := range f.Require {
		g.take(r.Mod)
		if !full {
			continue
		}
		if err := g.enter(r.Mod, true); err != nil {
			return err
		}
	}
	return nil
}

// goMod reads the go.mod of a required module.
func (w *workspace) goMod(m module.Version) (*modfile.File, error) {
	by := w.replacement(m)
	path := ""
	if by.Version == "" {
		path = filepath.Join(by.Path, "go.mod")
	} else {
		var err error
		if path, err = w.cached(by, "mod"); err != nil {
			return nil, err
		}
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, unsure("%s %s is not in the module cache", m.Path, m.Version)
	}
	f, err := modfile.ParseLax(path, content, nil)
	if err != nil {
		return nil, unsure("%s cannot be read", path)
	}
	if f.Go != nil {
		err = w.fits(path, f.Go.Version)
	}
	return f, err
}

// replacement returns the replacement of a module, or the module itself if there is
// none. A module without a version is a folder.
func (w *workspace) replacement(m module.Version) module.Version {
	type replacer struct {
		dir string
		all []*modfile.Replace
	}
	var all []replacer
	if w.work != nil {
		all = append(all, replacer{w.dir, w.work.Replace})
	}
	for _, main := range w.modules {
		all = append(all, replacer{main.Dir, main.file.Replace})
	}
	for _, from := range all {
		for _, version := range []string{m.Version, ""} {
			for _, r := range from.all {
				if r.Old.Path != m.Path || r.Old.Version != version {
					continue
				}
				if r.New.Version == "" && !filepath.IsAbs(r.New.Path) {
					return module.Version{Path: filepath.Join(from.dir, filepath.FromSlash(r.New.Path))}
				}
				return r.New
			}
		}
	}
	return m
}

// cached returns the path of a file about a module in the module cache.
func (w *workspace) cached(m module.Version, extension string) (string, error) {
	path, err := module.EscapePath(m.Path)
	version, err2 := module.EscapeVersion(m.Version)
	if cmp.Or(err, err2) != nil {
		return "", unsure("%s %s is no module", m.Path, m.Version)
	}
	return filepath.Join(w.cache(), "cache", "download", filepath.FromSlash(path), "@v", version+"."+extension), nil
}

// cache returns the folder of the module cache.
func (w *workspace) cache() string {
	if dir := w.get("GOMODCACHE"); dir != "" {
		return dir
	}
	paths := filepath.SplitList(w.get("GOPATH"))
	if len(paths) > 0 && paths[0] != "" {
		return filepath.Join(paths[0], "pkg", "mod")
	}
	home, _ := os.UserHomeDir()
	return filepath.Join(home, "go", "pkg", "mod")
}
