package load

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/templates/genfile"
)

// skipBudget is how many files are read to find out whether modules that a run
// does not enter have directives.
const skipBudget = 2000

// Skipped returns the modules with directives that the patterns would have
// matched, were they not modules of their own. It is there for the newcomer,
// so where looking takes long, it says nothing.
func Skipped(cfg *config.Config) []string {
	if cfg.Modules {
		return nil
	}
	var skipped []string
	budget := skipBudget
	for _, pattern := range cfg.Patterns {
		dir, ok := PatternDir(cfg.Dir, pattern)
		if !ok || !strings.Contains(pattern, "...") {
			continue
		}
		nested, err := NestedModules(dir)
		if err != nil {
			continue
		}
		for _, module := range nested {
			if !slices.Contains(skipped, module) && hasResource(module, &budget) {
				skipped = append(skipped, module)
			}
		}
	}
	return skipped
}

// PatternDir is the folder that a pattern names, or below which it matches;
// one that is an import path names none.
func PatternDir(from, pattern string) (dir string, ok bool) {
	before, _, dots := strings.Cut(filepath.ToSlash(pattern), "...")
	if !strings.HasPrefix(before, ".") && !filepath.IsAbs(pattern) {
		return "", false
	}
	if dots {
		before = path.Dir(before + "x")
	}
	dir = filepath.FromSlash(before)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(from, dir)
	}
	dir, err := filepath.Abs(dir)
	return dir, err == nil
}

// hasResource reports whether a file of the module in dir has a directive, and
// takes each that it reads off the budget.
func hasResource(dir string, budget *int) bool {
	found := false
	_ = EachGoFile(dir, IsWalked, func(_ string, content []byte) bool {
		*budget--
		found = DeclaresResource(content)
		return !found && *budget > 0
	})
	return found
}

// DeclaresResource reports whether a line of a file begins as the directive for
// a resource does. Other than hasDirective it errs on the side of no.
func DeclaresResource(content []byte) bool {
	directive := []byte("//" + annotations.Tool + ":resource")
	for at := 0; ; {
		found := bytes.Index(content[at:], directive)
		if found < 0 {
			return false
		}
		at += found
		line := content[bytes.LastIndexByte(content[:at], '\n')+1 : at]
		if len(bytes.TrimSpace(genfile.WithoutMark(line))) == 0 {
			return true
		}
		at += len(directive)
	}
}
