package generator

import (
	"path/filepath"
	"strings"
)

// removeOrphans plans the removal of outputs whose resource is gone, in the
// packages of the run, and of tests where they are switched off.
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
	return nil
}

// removeOrphansOf plans the removals in one package.
func (r *run) removeOrphansOf(s *source, planned map[string]bool) error {
	entries, err := r.plan.ReadDir(s.root(), s.dir)
	if err != nil {
		return err
	}
	tests := r.configOf(s.module).Tests
	for _, e := range entries {
		path := filepath.Join(s.dir, e.Name())
		if e.IsDir() || planned[path] || !hasOutputName(path) {
			continue
		}
		stem, isTest := outputStem(e.Name())
		if s.excludedTypes().mayHave(stem) && (tests || !isTest) {
			continue
		}
		if err := r.plan.Remove(s.root(), path, orphanReason(isTest, tests), r.plan.Format.Ours); err != nil {
			return err
		}
	}
	return nil
}

// outputStem is the name of an output without its suffix.
func outputStem(name string) (stem string, isTest bool) {
	if stem, ok := strings.CutSuffix(name, testSuffix); ok {
		return stem, true
	}
	return strings.TrimSuffix(name, outputSuffix), false
}

// orphanReason says why an output goes, which is a test or not, where tests are
// written or not.
func orphanReason(isTest, tests bool) string {
	if isTest && !tests {
		return "tests are switched off"
	}
	return "its resource is gone"
}
