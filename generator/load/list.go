package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/find"
)

// prefetched are packages that nearly every resource needs. If the go command has to be
// asked, it lists them together with the user's.
var prefetched = [...]string{"time", "database/sql", "database/sql/driver"}

// ErrNoPackage is returned by [List] if the patterns match no package of a main module.
var ErrNoPackage = errors.New("no package of the main module matches")

// List finds the packages of a configuration. [Loader.Load] then reads, parses and checks
// them. Use Given for a package that is loaded already.
func List(ctx context.Context, cfg config.Config, outputs Outputs) (*Loader, error) {
	l := &Loader{Config: cfg, Fset: token.NewFileSet(), ctx: ctx, outputs: outputs}
	return l, l.list()
}

// Load reads the files of all packages. It parses and checks those with directives, as
// far as resources refer to them. Call it once after List.
func (l *Loader) Load() error {
	for _, step := range []func() error{l.readAll, l.checkTestFiles, l.parse, l.check} {
		if err := step(); err != nil {
			return err
		}
		if err := l.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// For returns the input of package annotations for a package. If tests is set, names in
// generated tests are checked too.
func (l *Loader) For(s *Package, known map[string][]types.Type, tests bool) *annotations.Package {
	pkg := &annotations.Package{
		Fset:      l.Fset,
		Files:     s.Readable(),
		Types:     s.unit.types,
		Info:      s.unit.info,
		GoVersion: s.unit.goVersion,
		Annotated: known,
	}
	if tests {
		pkg.Tests = func(name string) []*ast.File { return s.TestsWith(l.Fset, name) }
	}
	return pkg
}

// list finds the packages that the patterns match, in the order of their paths. Packages
// outside of the main modules are left out: they are not the user's to write into.
func (l *Loader) list() error {
	l.Report("listing packages", 0, 1)
	patterns := l.Patterns
	if len(patterns) == 0 {
		patterns = []string{"."}
	}
	for _, p := range patterns {
		if strings.HasSuffix(p, ".go") {
			return fmt.Errorf("%s is a file: name the package that it is in", p)
		}
	}
	dir, err := filepath.Abs(l.Dir)
	if err != nil {
		return err
	}
	if err := errors.Join(checkModFiles(dir), checkRegular(dir, patterns, l.outputs.HasName)); err != nil {
		return err
	}
	l.finder = find.New(l.ctx, l.Config, l.isOutput)
	listed, err := l.finder.Packages(patterns, prefetched[:]...)
	if err != nil {
		return fmt.Errorf("listing %s: %w", strings.Join(patterns, " "), err)
	}
	if err := l.sort(listed); err != nil {
		return err
	}
	if len(l.Packages) == 0 {
		return fmt.Errorf("%w %s", ErrNoPackage, strings.Join(patterns, " "))
	}
	return nil
}

// sort separates the packages of the user from those that were only listed along with
// them.
func (l *Loader) sort(listed []*find.Package) error {
	l.types = newUniverse(l.Fset, l.outputs, func(paths []string) ([]*find.Package, error) { return l.finder.Packages(paths) })
	var problems []error
	for _, p := range listed {
		switch {
		case slices.Contains(prefetched[:], p.Path):
			l.types.list(p)
		case p.Name == "" && len(p.GoFiles) == 0:
			problems = append(problems, p.Error())
		case p.Module != nil && p.Module.Main || p.Module == nil && !p.Standard:
			l.Packages = append(l.Packages, newPackage(p, l.outputs))
		}
	}
	slices.SortFunc(l.Packages, func(a, b *Package) int { return cmp.Compare(a.Path, b.Path) })
	return errors.Join(problems...)
}

// isOutput reports whether the file at path is an output.
func (l *Loader) isOutput(path string) bool {
	if !l.outputs.HasName(path) {
		return false
	}
	is, err := l.outputs.IsOutputAt(path)
	return err == nil && is
}
