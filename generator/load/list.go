package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/plan"
)

// listMode is names, files and module: what the go command tells without
// looking at imports or compiling anything.
const listMode = packages.NeedName | packages.NeedFiles | packages.NeedModule

// prefetched are packages that the listing asks for along with the user's,
// since nearly every resource needs them and a second listing costs as much as
// the first.
var prefetched = [...]string{"time", "database/sql", "database/sql/driver"}

// ErrNoPackage says that there is nothing to look at.
var ErrNoPackage = errors.New("no package of the main module matches")

// List finds the packages of a configuration. They are read, parsed and checked by
// [Loader.Load].
func List(ctx context.Context, cfg config.Config, outputs Outputs) (*Loader, error) {
	l := &Loader{Config: cfg, Fset: token.NewFileSet(), ctx: ctx, outputs: outputs}
	return l, l.list()
}

// Load reads the files of all packages, and parses and checks those with
// directives as far as resources refer to them.
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

// list finds the packages that the patterns match, in the order of their
// paths. Those outside of the main modules are not the user's to write into.
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
	listed, err := l.load(slices.Concat(patterns, prefetched[:]))
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

// sort parts what was listed into the packages of the user and those that were
// asked for along with them.
func (l *Loader) sort(listed []*packages.Package) error {
	l.types = newUniverse(l.Fset, l.outputs, l.load)
	var problems []error
	for _, p := range listed {
		switch {
		case slices.Contains(prefetched[:], p.PkgPath):
			l.types.list(p)
		case p.Name == "" && len(p.GoFiles) == 0:
			problems = append(problems, listError(p))
		case p.Module != nil && p.Module.Main || p.Module == nil && !isStandard(p):
			l.Packages = append(l.Packages, newPackage(p, l.outputs))
		}
	}
	slices.SortFunc(l.Packages, func(a, b *Package) int { return cmp.Compare(a.Path, b.Path) })
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
func (l *Loader) load(patterns []string) ([]*packages.Package, error) {
	dir, err := filepath.Abs(l.Dir)
	if err != nil {
		return nil, err
	}
	env, flags := splitModfile(l.Environment())
	cfg := &packages.Config{Mode: listMode, Context: l.ctx, Dir: dir, Env: env, BuildFlags: flags}
	if len(l.Tags) > 0 {
		cfg.BuildFlags = append(cfg.BuildFlags, "-tags="+strings.Join(l.Tags, ","))
	}
	listed, err := packages.Load(cfg, patterns...)
	if err != nil {
		return nil, goCommandError(err)
	}
	for _, p := range listed {
		l.locate(p)
	}
	return listed, nil
}

// goCommandError leaves of an error of the go command what it says about the
// user's project.
func goCommandError(err error) error {
	how, said, found := strings.Cut(err.Error(), "stderr: ")
	said = strings.TrimPrefix(strings.TrimSpace(said), "go: ")
	switch {
	case !found:
		return err
	case said == "":
		return fmt.Errorf("running the go command: %s", strings.TrimSuffix(strings.TrimPrefix(how, "err: "), ": "))
	}
	return errors.New(said + hint(said))
}

// listError tells why a pattern gave no package.
func listError(p *packages.Package) error {
	said := "it is not a package"
	if len(p.Errors) > 0 {
		said = strings.TrimSpace(p.Errors[0].Msg)
	}
	said = strings.TrimPrefix(said, "pattern ")
	if !strings.Contains(said, p.ID) || p.ID == "." {
		said = p.ID + ": " + said
	}
	return errors.New(said + hint(said))
}

// hint says what to do about an error of the go command that tells only what
// there is not.
func hint(said string) string {
	switch {
	case strings.Contains(said, "modules listed in go.work"):
		return "; run etagen in one of the modules, name them, as in ./shop/..., or include all with --modules"
	case strings.Contains(said, "does not contain main module"), strings.Contains(said, "go.mod file not found"):
		return "; run etagen in a module, which go mod init creates"
	}
	return ""
}
