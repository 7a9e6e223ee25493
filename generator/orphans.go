package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
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
	entries, err := r.readDir(s.dir)
	if err != nil {
		return err
	}
	var excluded map[string]bool
	for _, e := range entries {
		path := filepath.Join(s.dir, e.Name())
		if e.IsDir() || planned[path] || !hasOutputName(path) {
			continue
		}
		if excluded == nil {
			excluded = s.excludedTypes()
		}
		stem, isTest := outputStem(e.Name())
		if (excluded[strings.ToLower(stem)] || excluded[anyType]) && (r.Tests || !isTest) {
			continue
		}
		if err := r.plan.remove(path, r.orphanReason(isTest), isOurs); err != nil {
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

// orphanReason tells why an output goes.
func (r *run) orphanReason(isTest bool) string {
	if isTest && !r.Tests {
		return "tests are switched off"
	}
	return "its resource is gone"
}

// anyType stands for types that are not known, because a file does not parse.
const anyType = "*"

// excludedTypes are the types, in lower case, of the files with directives
// that the build constraints of this run leave out. Their outputs belong to
// another run.
func (s *source) excludedTypes() map[string]bool {
	types := map[string]bool{}
	for _, path := range s.ignored {
		base := filepath.Base(path)
		if strings.HasPrefix(base, "_") || strings.HasPrefix(base, ".") {
			continue
		}
		content, err := os.ReadFile(path)
		if err != nil {
			types[anyType] = true
			continue
		}
		if isOutput(path, content) || !hasDirective(content) {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, content, parser.SkipObjectResolution)
		if err != nil {
			types[anyType] = true
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if t, ok := n.(*ast.TypeSpec); ok {
				types[strings.ToLower(t.Name.Name)] = true
			}
			return true
		})
	}
	return types
}
