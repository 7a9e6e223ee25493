package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/generator/plan"
)

// A root is a folder in which the patterns are applied once: that of a module,
// or below it.
type root struct {
	dir   string
	alone bool // not one of the modules of go.work, which has no say in it
}

// generateModules makes one plan for the modules of a configuration. Each is a
// run of its own, since the same import path may be another version in each.
func generateModules(ctx context.Context, cfg Config) (*Plan, error) {
	roots, err := moduleRoots(ctx, cfg)
	if err != nil {
		return nil, err
	}
	plan := newPlan(cfg.kinds)
	found := false
	for _, root := range roots {
		r, err := newRun(ctx, cfg.in(root))
		if errors.Is(err, errNoPackage) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("in the module in %s: %w", root.dir, err)
		}
		found = true
		plan.add(r.plan)
	}
	if !found {
		return nil, fmt.Errorf("no package of a module in or below %s matches %s", cfg.Dir, strings.Join(cfg.Patterns, " "))
	}
	plan.finish()
	return plan, nil
}

// in is the configuration of the run in one module.
func (c Config) in(root root) Config {
	c.Dir = root.dir
	if root.alone {
		c.Env = append(c.environment(), "GOWORK=off")
	}
	return c
}

// environment is that of the go command.
func (c Config) environment() []string {
	if c.Env == nil {
		return os.Environ()
	}
	return c.Env[:len(c.Env):len(c.Env)]
}

// moduleRoots finds the modules of a configuration: the one that the folder is
// in, those of go.work, and those in folders below.
func moduleRoots(ctx context.Context, cfg Config) ([]root, error) {
	dir, err := filepath.Abs(cfg.Dir)
	if err != nil {
		return nil, err
	}
	main, around, err := mainModules(ctx, cfg, dir)
	if err != nil {
		return nil, fmt.Errorf("listing the modules of %s: %w", dir, err)
	}
	nested, err := nestedModules(dir)
	if err != nil {
		return nil, fmt.Errorf("looking for modules below %s: %w", dir, err)
	}
	var roots []root
	inMain, known := plan.NewPathSet(main...), plan.NewPathSet(nested...)
	if around != "" {
		roots = append(roots, root{dir: dir, alone: !inMain.Has(around)})
		known.Add(around)
	}
	for _, d := range nested {
		roots = append(roots, root{dir: d, alone: !inMain.Has(d)})
	}
	for _, d := range main {
		if d != "" && !known.Has(d) {
			roots = append(roots, root{dir: d})
		}
	}
	return roots, nil
}

// mainModules asks the go command for the folders of the main modules: of the
// one that dir is in, or of those of go.work. It also returns the folder of the
// module that dir is in, which need not be one of them; "" for none.
func mainModules(ctx context.Context, cfg Config, dir string) (main []string, around string, err error) {
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
func goCommand(ctx context.Context, cfg Config, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(cfg.environment(), "PWD="+dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", goCommandError(fmt.Errorf("err: %w: stderr: %s", err, stderr.String()))
	}
	return strings.TrimSpace(string(out)), nil
}
