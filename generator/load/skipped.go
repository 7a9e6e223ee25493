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

// skipBudget limits how many files are read to find out whether modules that a run does
// not enter have directives.
const skipBudget = 2000

// Skipped returns the modules with directives that the patterns would match if they were
// not separate modules. It helps newcomers, so it gives up when the search takes long.
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

// PatternDir returns the folder that a pattern names, or matches below. It is not ok for
// a pattern that is an import path. Use it for what the go command does not say about a
// pattern.
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

// hasResource reports whether a file of the module in dir has a directive. Each file
// that it reads is deducted from the budget.
func hasResource(dir string, budget *int) bool {
	found := false
	_ = EachGoFile(dir, IsWalked, func(_ string, content []byte) bool {
		*budget--
		found = DeclaresResource(content)
		return !found && *budget > 0
	})
	return found
}

// DeclaresResource reports whether a line of a file begins like the directive for a
// resource. Unlike hasDirective, it errs towards false. Use it if a file is not worth
// parsing.
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
