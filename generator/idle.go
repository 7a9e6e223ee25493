package generator

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/generator/witness"
)

// A watch finds out whether there is nothing to do because an earlier run found so and
// nothing has changed: neither the bytes of the files that the run read, nor the names
// in the folders that it looked into, nor the settings, the environment and the program.
// Files of other packages are read again only if their stamps differ (witness.Index). If
// it cannot be sure, it only costs time.
type watch struct {
	kinds  kinds
	folder memo.Folder
	run    string // the purpose of the record
	root   string // of the module
	index  *witness.Index
	had    *witness.Record
	key    witness.Key // of contents

	idle     bool        // there is nothing to do
	likely   bool        // nothing seems to have changed since the previous run
	contents witness.Sum // before this run, if likely is set
}

// newWatch returns the watch for a configuration, or nil if nothing is kept.
func newWatch(cfg Config, all kinds, clock func() time.Time) *watch {
	root := find.ModuleAround(cfg.Dir)
	within, err := cfg.InModule(root)
	folder := memo.In(cfg.Memo)
	if folder == (memo.Folder{}) || !cfg.Brief || root == "" || err != nil {
		return nil
	}
	within.Progress, within.Asked = nil, nil
	within.Env = nil // part of the text of the surroundings
	run := sha256.Sum256(fmt.Appendf(nil, "%q %+q %s", root, fmt.Sprintf("%#v", within), find.Surroundings(&cfg)))
	w := &watch{kinds: all, folder: folder, root: root, run: fmt.Sprintf("what the run %x has looked at", run)}
	w.index = witness.NewIndex(w.load(w.listing()), clock)
	had, found := witness.ParseRecord(w.load(w.run))
	if !found {
		w.key = witness.NewKey()
		return w
	}
	w.had, w.key = had, had.Key
	known := had.Contents != witness.Sum{}
	if !known && !w.hasInputs() {
		return w
	}
	contents, ok := had.Places.Contents(w.index, w.key, all.hasName)
	w.contents, w.idle = contents, ok && known && contents == had.Contents
	w.likely = ok && (w.idle || !known || w.hasInputs())
	return w
}

// memo returns the folder of what is kept, which takes a moment to open.
func (w *watch) memo(cfg Config) memo.Folder {
	if w == nil {
		return memo.In(cfg.Memo)
	}
	return w.folder
}

// hasInputs reports whether the sources seem to be as they were in the previous run.
func (w *watch) hasInputs() bool {
	inputs, ok := w.had.Places.Inputs(w.index, w.kinds.hasName)
	return ok && inputs == w.had.Inputs
}

// nothingToDo reports whether everything is as it was when a run had nothing to do.
func (w *watch) nothingToDo() bool {
	if w == nil || !w.idle {
		return false
	}
	w.saveIndex()
	return true
}

// listing is the purpose of the index, which all runs in a module share.
func (w *watch) listing() string { return "index of " + w.root }

// load returns what is kept for a purpose.
func (w *watch) load(purpose string) string {
	text, _ := memo.OpenTexts(w.folder, purpose).Get(memo.Key{})
	return text
}

// save keeps a text for a purpose.
func (w *watch) save(purpose, text string) {
	texts := memo.OpenTexts(w.folder, purpose)
	texts.Put(memo.Key{}, text)
	texts.Save()
}

// saveIndex keeps the index if there is something new in it.
func (w *watch) saveIndex() {
	if w.index.Changed() {
		w.save(w.listing(), w.index.Text(w.root))
	}
}

// keep stores where a run has looked. If it found nothing to do, and all files have the
// same sums after it as before, that stays true until something changes.
func (w *watch) keep(r *run) {
	if w == nil {
		return
	}
	places, ok := r.looked()
	if !ok {
		return
	}
	now := &witness.Record{Places: places, Key: w.key}
	if now.Inputs, ok = places.Inputs(w.index, w.kinds.hasName); !ok {
		return
	}
	if w.likely && r.plan.Idle() && places.Equal(&w.had.Places) {
		if after, ok := places.Contents(w.index, w.key, w.kinds.hasName); ok && after == w.contents {
			now.Contents = after
		}
	}
	w.save(w.run, now.Text())
	w.saveIndex()
}

// looked returns where a run has looked. It is not ok if the list is not complete, or if
// the run would report something.
func (r *run) looked() (witness.Places, bool) {
	modules := r.modules()
	if len(modules) != 1 || len(r.bare) > 0 || len(r.plan.Diagnostics) > 0 || len(r.plan.Skipped) > 0 {
		return witness.Places{}, false
	}
	root := modules[0].Dir
	p := r.support.Of(modules[0].Path)
	first, _, _ := strings.Cut(r.configs.In(root).SupportDir(), "/")
	if p.Owner != "" || p.Root != root || !plan.Exists(filepath.Join(root, first)) || len(r.support.Unneeded()) > 0 || passesModules(&r.Config) {
		return witness.Places{}, false
	}
	folders, files, ok := r.loader.Looked()
	folders = append(folders, p.Dirs()...)
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
