package find

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/etagen/etagen/generator/config"
)

// listMode asks for names, files and modules, which the go command knows without reading
// imports or compiling.
const listMode = packages.NeedName | packages.NeedFiles | packages.NeedModule

// list has the go command, or the driver that replaces it, find packages from a folder.
func list(ctx context.Context, cfg config.Config, dir string, patterns []string) ([]*Package, error) {
	env, flags := splitModfile(cfg.Environment())
	how := &packages.Config{Mode: listMode, Context: ctx, Dir: dir, Env: env, BuildFlags: flags}
	if len(cfg.Tags) > 0 {
		how.BuildFlags = append(how.BuildFlags, "-tags="+strings.Join(cfg.Tags, ","))
	}
	listed, err := packages.Load(how, patterns...)
	if err != nil {
		return nil, commandError(err)
	}
	var found []*Package
	for _, p := range listed {
		locate(p, dir)
		found = append(found, converted(p))
	}
	return found, nil
}

// converted converts a package as the go command lists it.
func converted(p *packages.Package) *Package {
	found := &Package{
		ID: p.ID, Path: p.PkgPath, Name: p.Name, Dir: p.Dir, GoFiles: p.GoFiles, Ignored: p.IgnoredFiles, Standard: isStandard(p),
	}
	if p.Module != nil {
		found.Module = &Module{p.Module.Path, p.Module.Dir, p.Module.GoVersion, p.Module.Main}
	}
	if len(p.Errors) > 0 {
		found.Problem = strings.TrimSpace(p.Errors[0].Msg)
	}
	return found
}

// listModules asks the go command for the main modules.
func listModules(ctx context.Context, cfg config.Config, dir string) ([]Module, error) {
	listed, err := run(ctx, cfg, dir, "list", "-m", "-f", "{{.Path}}\t{{.Dir}}")
	if err != nil {
		return nil, err
	}
	var modules []Module
	for line := range strings.Lines(listed) {
		path, dir, _ := strings.Cut(strings.TrimSpace(line), "\t")
		modules = append(modules, Module{Path: path, Dir: dir, Main: true})
	}
	return modules, nil
}

// askFor has the go command find a package by its import path, as seen from a folder.
func askFor(ctx context.Context, cfg config.Config, from, importPath string) (module, dir string, err error) {
	found, err := run(ctx, cfg, from, "list", "-find", "-f", "{{with .Module}}{{.Path}}{{end}}\t{{.Dir}}", importPath)
	if err != nil {
		return "", "", err
	}
	module, dir, _ = strings.Cut(found, "\t")
	if module == "" {
		return "", "", fmt.Errorf("package %s is in no module", importPath)
	}
	return module, dir, nil
}

// run runs the go command in a folder and returns what it prints.
func run(ctx context.Context, cfg config.Config, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(cfg.Environment(), "PWD="+dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", commandError(fmt.Errorf("err: %w: stderr: %s", err, stderr.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

// commandError reduces an error of the go command to what it says about the user's
// project.
func commandError(err error) error {
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

// Error returns an error that says why a pattern gave no package.
func (p *Package) Error() error {
	said := strings.TrimPrefix(cmp.Or(p.Problem, unreadable(p.Dir), "it is not a package"), "pattern ")
	if !strings.Contains(said, p.ID) || p.ID == "." {
		said = p.ID + ": " + said
	}
	return errors.New(said + hint(said))
}

// hint says what to do about an error of the go command that only says what is missing.
func hint(said string) string {
	switch {
	case strings.Contains(said, "modules listed in go.work"):
		return "; run etagen in one of the modules, name them, as in ./shop/..., or include all with --modules"
	case strings.Contains(said, "does not contain main module"), strings.Contains(said, "go.mod file not found"):
		return "; run etagen in a module, which go mod init creates"
	}
	return ""
}
