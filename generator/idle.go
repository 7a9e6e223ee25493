package generator

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/generator/witness"
)

// A watched is stored after a run that had nothing to do, or may have had nothing to do.
type watched struct {
	Places   witness.Places
	Inputs   witness.Sum
	Contents witness.Sum // of the places for which there is nothing to do; zero if that is not known
}

// A watch finds out whether there is nothing to do because an earlier run found so and
// nothing has changed. It compares the bytes of all files that the run read, the names
// in all folders that it looked into, the settings, the environment and the program. If
// it cannot be sure, it only costs time.
type watch struct {
	kinds kinds
	shelf *memo.Shelf[watched]
	had   watched

	likely   bool        // nothing seems to have changed since the previous run
	contents witness.Sum // before this run, if likely is set
}

// newWatch returns the watch for a configuration, or nil if nothing is kept.
func newWatch(cfg Config, all kinds) *watch {
	root := find.ModuleAround(cfg.Dir)
	within, err := cfg.InModule(root)
	folder := memo.In(cfg.Memo)
	if folder == (memo.Folder{}) || !cfg.Brief || root == "" || err != nil {
		return nil
	}
	within.Progress, within.Asked = nil, nil
	within.Env = nil // part of the text of the surroundings
	run := sha256.Sum256(fmt.Appendf(nil, "%q %+q %s", root, fmt.Sprintf("%#v", within), find.Surroundings(&cfg)))
	w := &watch{kinds: all, shelf: memo.Open[watched](folder, fmt.Sprintf("what the run %x has looked at", run))}
	had, found := w.shelf.Get(memo.Key{})
	if !found {
		return w
	}
	w.had = had
	if inputs, ok := had.Places.Inputs(all.hasName); !ok || inputs != had.Inputs {
		return w
	}
	w.contents, w.likely = had.Places.Contents(all.hasName)
	return w
}

// nothingToDo reports whether everything is as it was when a run had nothing to do.
func (w *watch) nothingToDo() bool {
	return w != nil && w.likely && w.had.Contents != witness.Sum{} && w.contents == w.had.Contents
}

// keep stores where a run has looked. If it found nothing to do, and all files are byte
// for byte the same after it as before, that stays true until something changes.
func (w *watch) keep(r *run) {
	if w == nil {
		return
	}
	places, ok := r.looked()
	if !ok {
		return
	}
	now := watched{Places: places}
	if now.Inputs, ok = places.Inputs(w.kinds.hasName); !ok {
		return
	}
	if w.likely && r.plan.Idle() && places.Equal(&w.had.Places) {
		if after, ok := places.Contents(w.kinds.hasName); ok && after == w.contents {
			now.Contents = after
		}
	}
	w.shelf.Put(memo.Key{}, now)
	w.shelf.Save()
}

// looked returns where a run has looked. It is not ok if the list is not complete, or if
// the run would report something.
func (r *run) looked() (witness.Places, bool) {
	modules := r.modules()
	if len(modules) != 1 || len(r.bare) > 0 || len(r.plan.Diagnostics) > 0 || len(r.plan.Skipped) > 0 || len(r.places) != 1 {
		return witness.Places{}, false
	}
	root := modules[0].Dir
	p := r.places[modules[0].Path]
	first, _, _ := strings.Cut(r.configIn(root).SupportDir(), "/")
	if p.Owner != "" || p.Root != root || !plan.Exists(filepath.Join(root, first)) || len(r.unneededPlaces()) > 0 || passesModules(&r.Config) {
		return witness.Places{}, false
	}
	folders, files, ok := r.loader.Looked()
	folders = append(folders, supportDirs(p)...)
	folders = slices.DeleteFunc(folders, func(dir string) bool { return !plan.Exists(dir) })
	slices.Sort(folders)
	dir, err := filepath.Abs(r.Dir)
	files = append(files, witness.Above(dir, "go.mod", "go.work")...)
	slices.Sort(files)
	return witness.Places{Root: root, Folders: slices.Compact(folders), Files: slices.Compact(files)}, ok && err == nil
}

// passesModules reports whether a pattern would match packages in modules that the run
// does not enter. The run reports those.
func passesModules(cfg *Config) bool {
	for _, pattern := range cfg.Patterns {
		dir, ok := load.PatternDir(cfg.Dir, pattern)
		if !ok {
			return true
		}
		if nested, err := load.NestedModules(dir); strings.Contains(pattern, "...") && (err != nil || len(nested) > 0) {
			return true
		}
	}
	return false
}
