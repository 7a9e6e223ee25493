package generator

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// removeOrphans plans the removal of outputs whose resource no longer exists in the
// packages of the run, and of tests if they are switched off.
func (r *run) removeOrphans() error {
	planned := map[string]bool{}
	for _, f := range r.plan.Files {
		planned[f.Path] = true
	}
	for _, s := range r.sources {
		if err := r.removeOrphansOf(s, planned); err != nil {
			return err
		}
	}
	for _, module := range r.modules() {
		if err := r.removeModuleOrphans(module, planned); err != nil {
			return err
		}
	}
	return nil
}

// removeOrphansOf plans the removals in one package.
func (r *run) removeOrphansOf(s *source, planned map[string]bool) error {
	entries, err := r.plan.ReadDir(s.Root(), s.Dir)
	if err != nil {
		return err
	}
	tests := r.configOf(s).Tests
	before := len(r.plan.Files)
	for _, e := range entries {
		path := filepath.Join(s.Dir, e.Name())
		kind, stem := r.kinds.called(path)
		if e.IsDir() || planned[path] || kind == nil || kind.Scope == templates.PerModule {
			continue
		}
		if s.MayExclude(stem) && (tests || !kind.Test) {
			continue
		}
		if err := r.plan.Remove(s.Root(), path, s.orphanReason(kind, stem, tests), kind.Format.Ours); err != nil {
			return err
		}
	}
	gone := slices.DeleteFunc(slices.Clone(r.plan.Files[before:]), func(f plan.File) bool { return r.kinds.isTest(f.Path) && !tests })
	if len(gone) > 0 {
		r.plan.Diagnostics = append(r.plan.Diagnostics, s.unclear(gone[0].Path)...)
	}
	return nil
}

// unclear reports files that may declare a resource whose output would be removed. An
// editor, a copy that was cut short or a merge may have left such a file. It leaves out
// what is reported already: then no resource of the package was read.
func (s *source) unclear(output string) []model.Diagnostic {
	all := slices.DeleteFunc(s.Unclear(), func(d model.Diagnostic) bool {
		return slices.ContainsFunc(s.diagnostics, func(other model.Diagnostic) bool { return other.Pos == d.Pos })
	})
	for i := range all {
		all[i].Message += fmt.Sprintf(": correct this file first, because no other file has the resource of %s", filepath.Base(output))
	}
	return all
}

// removeModuleOrphans plans the removal of files for a whole module, if the run sees all
// of it.
func (r *run) removeModuleOrphans(module *load.Module, planned map[string]bool) error {
	for _, k := range r.kinds {
		path := filepath.Join(module.Dir, k.Suffix)
		if k.Scope != templates.PerModule || planned[path] || !r.loader.SeesAll(module) {
			continue
		}
		if err := r.plan.Remove(module.Dir, path, "no resource belongs in it any more", k.Format.Ours); err != nil {
			return err
		}
	}
	return nil
}

// orphanReason says why an output is removed. It depends on whether tests are written.
func (s *source) orphanReason(k *templates.Kind, stem string, tests bool) string {
	isOfStem := func(res *model.Resource) bool { return strings.ToLower(res.Name) == stem }
	switch {
	case k.Test && !tests:
		return "tests are switched off"
	case k.Scope == templates.PerPackage, slices.ContainsFunc(s.resources, isOfStem):
		return "no resource belongs in it any more"
	}
	return "its resource is gone"
}
