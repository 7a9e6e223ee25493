package place

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// Told reports whether the module that owns a shared place is configured to write the
// complete support package there, by its flags file or by the configuration of a run. If
// not, users get a message that says how to.
func (p Place) Told(ctx context.Context, cfg config.Config) (bool, error) {
	owner := p.owner()
	if owner == nil {
		return false, nil
	}
	theirs, err := cfg.InModule(owner.Dir)
	if err != nil || !theirs.Whole {
		return false, err
	}
	found, err := Find(ctx, &theirs, owner)
	return err == nil && found.Path == p.Path, nil
}

// owner returns the module that writes the package of a shared place, or nil if it has
// no folder: a vendored module has none.
func (p Place) owner() *load.Module {
	root := ""
	for at := p.Dir; root == "" && at != filepath.Dir(at); at = filepath.Dir(at) {
		root = find.ModuleAround(at)
	}
	if root == "" || plan.SamePath(root, p.Root) {
		return nil
	}
	return &load.Module{Path: p.Owner, Dir: root}
}

// CheckUse returns an error if the files of a shared support package lack something that
// a module uses. If told is set, the owner writes the complete package, so the next run
// there adds what is missing.
func (p Place) CheckUse(use templates.Use, files []templates.File, told bool) error {
	lacking, err := templates.Lacking(use, files)
	if err != nil || len(lacking) == 0 {
		return err
	}
	flag := ""
	if owner := p.owner(); owner != nil && !told {
		flag = fmt.Sprintf(", with --support=%s and --support-whole in %s", strings.TrimPrefix(p.Path, p.Owner+"/"), filepath.Join(owner.Dir, config.FlagsFile))
	}
	i := slices.IndexFunc(lacking, isRevision)
	switch {
	case len(files) == 0:
		return fmt.Errorf("module %s writes no support package there: run etagen in that module%s", p.Owner, flag)
	case i >= 0:
		return fmt.Errorf("module %s wrote it without %s, with another version of etagen: run this version in that module%s", p.Owner, lacking[i], flag)
	case told:
		return fmt.Errorf("module %s wrote it without %s: run this version of etagen in that module", p.Owner, lacking[0])
	}
	return fmt.Errorf("module %s wrote it without %s, because it writes only what it uses itself: run etagen there%s", p.Owner, lacking[0],
		strings.Replace(flag, ", with", " with", 1))
}

// Files returns the existing files of the support package. Use it to compare them with
// what is needed.
func (p Place) Files() []templates.File {
	var files []templates.File
	for _, name := range append([]string{""}, templates.BelowNames()...) {
		folder := name
		if name != "" {
			folder += "/"
		}
		entries, _ := os.ReadDir(filepath.Join(p.Dir, filepath.FromSlash(folder)))
		for _, e := range entries {
			if e.IsDir() || filepath.Ext(e.Name()) != ".go" || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			if content, err := plan.ReadFile(filepath.Join(p.Dir, filepath.FromSlash(folder), e.Name())); err == nil {
				files = append(files, templates.File{Name: folder + e.Name(), Content: content})
			}
		}
	}
	return files
}

// isRevision reports whether a name is the one that ensures outputs and support package
// are from compatible versions.
func isRevision(name string) bool {
	return strings.HasPrefix(name, templates.SupportName+".Revision") || strings.HasPrefix(name, templates.ClientName+".Revision")
}
