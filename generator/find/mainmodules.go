package find

import (
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/mod/modfile"

	"github.com/etagen/etagen/generator/config"
)

// mainModules finds the main modules for a folder. After any error, the go command is
// asked: it may know better, or it reports the error.
func mainModules(cfg config.Config, dir string) (*workspace, error) {
	s, err := readSettings(cfg)
	if err != nil {
		return nil, err
	}
	w := &workspace{settings: s}
	work := w.workFile(dir)
	if work == "" {
		root := EnclosingModule(dir)
		if root == "" {
			return nil, unsure("there is no go.mod in %s or above", dir)
		}
		w.dir = root
		err = w.add(root)
	} else {
		w.dir = filepath.Dir(work)
		err = w.addAll(work)
	}
	if err != nil {
		return nil, err
	}
	return w, w.settleVendor()
}

// workFile returns the path of the go.work for a folder; "" if there is none.
func (w *workspace) workFile(dir string) string {
	switch set := w.get("GOWORK"); set {
	case "off":
		return ""
	case "", "auto":
	default:
		return set
	}
	for at := dir; at != w.goroot; at = filepath.Dir(at) {
		path := filepath.Join(at, "go.work")
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	return ""
}

// addAll adds the modules of a go.work.
func (w *workspace) addAll(path string) error {
	content, err := os.ReadFile(path)
	if err == nil {
		w.work, err = modfile.ParseWork(path, content, nil)
	}
	switch {
	case err != nil || w.work.Go == nil || len(w.work.Use) == 0:
		return unsure("%s cannot be read, or lacks something", path)
	case w.flags["mod"] == "mod":
		return unsure("-mod=mod is not for workspaces")
	}
	if w.work.Toolchain != nil {
		if err := w.fits(path, w.work.Toolchain.Name); err != nil {
			return err
		}
	}
	for _, use := range w.work.Use {
		dir := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(w.dir, dir)
		}
		if err := w.add(filepath.Clean(dir)); err != nil {
			return err
		}
		added := w.modules[len(w.modules)-1]
		if newer(added.GoVersion, w.work.Go.Version) {
			return unsure("%s is for a newer Go than go.work", added.Path)
		}
	}
	return nil
}

// add adds the module in a folder.
func (w *workspace) add(root string) error {
	path := filepath.Join(root, "go.mod")
	content, err := os.ReadFile(path)
	if err != nil {
		return unsure("%s cannot be read", path)
	}
	f, err := modfile.Parse(path, content, nil)
	switch {
	case err != nil || f.Module == nil || f.Go == nil:
		return unsure("%s cannot be read, or lacks something", path)
	case f.Module.Mod.Path == "std" || f.Module.Mod.Path == "cmd":
		return unsure("module %s is part of Go", f.Module.Mod.Path)
	case len(f.Ignore) > 0:
		return unsure("%s leaves out folders", path)
	case len(f.Exclude) > 0 && (w.work != nil || newer(pruning, f.Go.Version) || excludesRequired(f)):
		return unsure("%s leaves out versions", path)
	}
	if err := w.fits(path, f.Go.Version); err != nil {
		return err
	}
	if f.Toolchain != nil && w.work == nil && f.Toolchain.Name != "default" {
		if err := w.fits(path, f.Toolchain.Name); err != nil {
			return err
		}
	}
	w.modules = append(w.modules, &mainModule{Module{f.Module.Mod.Path, root, f.Go.Version, true}, f})
	return nil
}

// excludesRequired reports whether a go.mod excludes a version that it requires.
func excludesRequired(f *modfile.File) bool {
	return slices.ContainsFunc(f.Exclude, func(e *modfile.Exclude) bool {
		return slices.ContainsFunc(f.Require, func(r *modfile.Require) bool { return r.Mod == e.Mod })
	})
}
