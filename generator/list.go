package generator

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/etagen/etagen/generator/plan"
)

// listMode is names, files and module: what the go command tells without
// looking at imports or compiling anything.
const listMode = packages.NeedName | packages.NeedFiles | packages.NeedModule

// prefetched are packages that the listing asks for along with the user's,
// since nearly every resource needs them and a second listing costs as much as
// the first.
var prefetched = [...]string{"time", "database/sql", "database/sql/driver"}

// errNoPackage says that there is nothing to look at.
var errNoPackage = errors.New("no package of the main module matches")

// list finds the packages that the patterns match, in the order of their
// paths. Those outside of the main modules are not the user's to write into.
func (r *run) list() error {
	r.progress("listing packages", 0, 1)
	patterns := r.Patterns
	if len(patterns) == 0 {
		patterns = []string{"."}
	}
	for _, p := range patterns {
		if strings.HasSuffix(p, ".go") {
			return fmt.Errorf("%s is a file: name the package that it is in", p)
		}
	}
	listed, err := r.load(slices.Concat(patterns, prefetched[:]))
	if err != nil {
		return fmt.Errorf("listing %s: %w", strings.Join(patterns, " "), err)
	}
	if err := r.sort(listed); err != nil {
		return err
	}
	if len(r.sources) == 0 {
		return fmt.Errorf("%w %s", errNoPackage, strings.Join(patterns, " "))
	}
	return nil
}

// sort parts what was listed into the packages of the user and those that were
// asked for along with them.
func (r *run) sort(listed []*packages.Package) error {
	r.types = newUniverse(r.fset, r.kinds, r.load)
	var problems []error
	for _, p := range listed {
		switch {
		case slices.Contains(prefetched[:], p.PkgPath):
			r.types.list(p)
		case p.Name == "" && len(p.GoFiles) == 0:
			problems = append(problems, listError(p))
		case p.Module != nil && p.Module.Main || p.Module == nil && !isStandard(p):
			r.sources = append(r.sources, newSource(p, r.kinds))
		}
	}
	slices.SortFunc(r.sources, func(a, b *source) int { return cmp.Compare(a.path, b.path) })
	return errors.Join(problems...)
}

// isStandard reports whether a package is of the standard library. Listing names
// and files does not tell; but the folder is called as the path there, and the
// one that holds it src.
func isStandard(p *packages.Package) bool {
	root, ok := strings.CutSuffix(filepath.ToSlash(p.Dir), "/"+p.PkgPath)
	return p.Module == nil && ok && strings.HasSuffix(root, "/src") && plan.Exists(filepath.Join(root, "runtime", "runtime.go"))
}

// load lists packages by patterns.
func (r *run) load(patterns []string) ([]*packages.Package, error) {
	dir, err := filepath.Abs(r.Dir)
	if err != nil {
		return nil, err
	}
	env, flags := splitModfile(r.environment())
	cfg := &packages.Config{Mode: listMode, Context: r.ctx, Dir: dir, Env: env, BuildFlags: flags}
	if len(r.Tags) > 0 {
		cfg.BuildFlags = append(cfg.BuildFlags, "-tags="+strings.Join(r.Tags, ","))
	}
	listed, err := packages.Load(cfg, patterns...)
	if err != nil {
		return nil, goCommandError(err)
	}
	for _, p := range listed {
		r.locate(p)
	}
	return listed, nil
}
