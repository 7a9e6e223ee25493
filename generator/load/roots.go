package load

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/plan"
)

// A Root is a folder in which the patterns are applied once: that of a module,
// or below it.
type Root struct {
	Dir   string
	Alone bool // not one of the modules of go.work, which has no say in it
}

// Roots finds the modules of a configuration: the one that the folder is
// in, those of go.work, and those in folders below.
func Roots(ctx context.Context, cfg config.Config) ([]Root, error) {
	dir, err := filepath.Abs(cfg.Dir)
	if err != nil {
		return nil, err
	}
	if err := checkModFiles(dir); err != nil {
		return nil, err
	}
	main, around, err := mainModules(ctx, cfg, dir)
	if err != nil {
		return nil, fmt.Errorf("listing the modules of %s: %w", dir, err)
	}
	nested, err := NestedModules(dir)
	if err != nil {
		return nil, fmt.Errorf("looking for modules below %s: %w", dir, err)
	}
	var roots []Root
	inMain, known := plan.NewPathSet(main...), plan.NewPathSet(nested...)
	if around != "" {
		roots = append(roots, Root{Dir: dir, Alone: !inMain.Has(around)})
		known.Add(around)
	}
	for _, d := range nested {
		roots = append(roots, Root{Dir: d, Alone: !inMain.Has(d)})
	}
	for _, d := range main {
		if d != "" && !known.Has(d) {
			roots = append(roots, Root{Dir: d})
		}
	}
	return roots, nil
}

// mainModules asks the go command for the folders of the main modules: of the
// one that dir is in, or of those of go.work. It also returns the folder of the
// module that dir is in, which need not be one of them; "" for none.
func mainModules(ctx context.Context, cfg config.Config, dir string) (main []string, around string, err error) {
	listed, err := goCommand(ctx, cfg, dir, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, "", err
	}
	goMod, err := goCommand(ctx, cfg, dir, "env", "GOMOD")
	if err != nil {
		return nil, "", err
	}
	if goMod != "" && goMod != os.DevNull {
		around = filepath.Dir(goMod)
	}
	return strings.Split(listed, "\n"), around, nil
}

// goCommand runs the go command in a folder and returns what it prints.
func goCommand(ctx context.Context, cfg config.Config, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(cfg.Environment(), "PWD="+dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", goCommandError(fmt.Errorf("err: %w: stderr: %s", err, stderr.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

// Workspace returns the modules that the go command works on in a folder: those of
// go.work, or the one that the folder is in.
func Workspace(ctx context.Context, cfg config.Config, dir string) ([]Module, error) {
	listed, err := goCommand(ctx, cfg, dir, "list", "-m", "-f", "{{.Path}}\t{{.Dir}}")
	if err != nil {
		return nil, err
	}
	var modules []Module
	for line := range strings.Lines(listed) {
		if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			modules = append(modules, Module{Path: path, Dir: dir})
		}
	}
	return modules, nil
}

// Find has the go command find a package by its import path from a folder, and
// returns the path of its module and the folder that it is in.
func Find(ctx context.Context, cfg config.Config, from, importPath string) (module, dir string, err error) {
	found, err := goCommand(ctx, cfg, from, "list", "-find", "-f", "{{with .Module}}{{.Path}}{{end}}\t{{.Dir}}", importPath)
	if err != nil {
		return "", "", err
	}
	module, dir, _ = strings.Cut(found, "\t")
	if module == "" {
		return "", "", fmt.Errorf("package %s is in no module", importPath)
	}
	return module, dir, nil
}

// Bare returns the modules in whose folders the patterns of a configuration look,
// by dots, and that have none of the packages that were found.
func (l *Loader) Bare() []*Module {
	met := plan.NewPathSet()
	for _, p := range l.Packages {
		met.Add(p.Root())
	}
	var bare []*Module
	for _, pattern := range l.Patterns {
		dir, ok := PatternDir(l.Dir, pattern)
		if !ok || !strings.Contains(pattern, "...") {
			continue
		}
		root := ModuleAround(dir)
		if path := modulePath(root); path != "" && !met.Has(root) {
			met.Add(root)
			bare = append(bare, &Module{Path: path, Dir: root, GoVersion: goLine(root)})
		}
	}
	return bare
}

// modulePath is the path that the go.mod in a folder gives its module; "" for none.
func modulePath(root string) string {
	content, err := plan.ReadFile(filepath.Join(root, "go.mod"))
	if root == "" || err != nil {
		return ""
	}
	for line := range bytes.Lines(content) {
		if words := strings.Fields(string(line)); len(words) >= 2 && words[0] == "module" {
			return strings.Trim(words[1], "\"`")
		}
	}
	return ""
}
