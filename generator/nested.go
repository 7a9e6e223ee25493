package generator

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
)

// nestedModules finds the modules in folders below dir, and in folders below
// those, where a pattern with dots would have looked were it not for their
// go.mod.
func nestedModules(dir string) ([]string, error) {
	var found []string
	// os.DirFS follows a link that leads to dir itself.
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist):
			return nil // the go command has nothing to say about it either
		case err != nil:
			return err
		case entry.IsDir() && name != "." && !isWalked(path.Base(name)):
			return fs.SkipDir
		case path.Base(name) == "go.mod" && name != "go.mod" && !entry.IsDir():
			found = append(found, filepath.Join(dir, filepath.FromSlash(path.Dir(name))))
		}
		return nil
	})
	slices.Sort(found)
	return found, err
}

// isWalked tells whether a folder of this name can hold packages of the user:
// the go command passes over most others, and node_modules is large.
func isWalked(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_") &&
		!slices.Contains([]string{"testdata", "vendor", "node_modules"}, name)
}

// skipBudget is how many files are read to find out whether modules that a run
// does not enter have directives.
const skipBudget = 2000

// noteSkipped notes the modules with directives that the patterns would have
// matched, were they not modules of their own. It is there for the newcomer,
// so where looking takes long, it says nothing.
func (r *run) noteSkipped() error {
	if r.Modules {
		return nil
	}
	budget := skipBudget
	for _, pattern := range r.Patterns {
		dir, ok := patternDir(r.Dir, pattern)
		if !ok || !strings.Contains(pattern, "...") {
			continue
		}
		nested, err := nestedModules(dir)
		if err != nil {
			continue
		}
		for _, module := range nested {
			if !slices.Contains(r.plan.Skipped, module) && hasResource(module, &budget) {
				r.plan.Skipped = append(r.plan.Skipped, module)
			}
		}
	}
	return nil
}

// patternDir is the folder that a pattern names, or below which it matches;
// one that is an import path names none.
func patternDir(from, pattern string) (dir string, ok bool) {
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

// hasResource tells whether a file of the module in dir has a directive, and
// takes each that it reads off the budget.
func hasResource(dir string, budget *int) bool {
	found := false
	_ = eachGoFile(dir, isWalked, func(_ string, content []byte) bool {
		*budget--
		found = declaresResource(content)
		return !found && *budget > 0
	})
	return found
}

// declaresResource tells whether a line of a file begins as the directive for
// a resource does. Other than hasDirective it errs on the side of no.
func declaresResource(content []byte) bool {
	directive := []byte("//" + annotations.Tool + ":resource")
	for at := 0; ; {
		found := bytes.Index(content[at:], directive)
		if found < 0 {
			return false
		}
		at += found
		line := content[bytes.LastIndexByte(content[:at], '\n')+1 : at]
		if len(bytes.TrimSpace(withoutMark(line))) == 0 {
			return true
		}
		at += len(directive)
	}
}

// eachGoFile calls visit with the Go files of the module in dir, in the folders
// that walked says, until it returns false. Modules of their own are passed
// over.
func eachGoFile(dir string, walked func(name string) bool, visit func(path string, content []byte) bool) error {
	return fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		at := filepath.Join(dir, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (!walked(path.Base(name)) || isModule(at)):
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		content, err := os.ReadFile(at)
		if err == nil && !visit(at, content) {
			return fs.SkipAll
		}
		return err
	})
}
