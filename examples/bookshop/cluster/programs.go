package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// programs are two versions of the service.
type programs struct{ now, next string }

// build builds the service, and a copy whose Book has an additional field.
func build(ctx context.Context, dir string) (p programs, err error) {
	p = programs{now: filepath.Join(dir, "now"), next: filepath.Join(dir, "next")}
	if err := gotool(ctx, ".", "build", "-o", p.now, "."); err != nil {
		return p, err
	}
	changed := filepath.Join(dir, "source")
	if err := os.CopyFS(changed, os.DirFS(".")); err != nil {
		return p, fmt.Errorf("copy the service: %w", err)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		return p, err
	}
	const field = "About  string `json:\"about\"`"
	err = errors.Join(
		replace(filepath.Join(changed, "go.mod"), "=> ../..", "=> "+root),
		replace(filepath.Join(changed, "catalog", "book.go"), field, field+"\n\tEdition int `json:\"edition\" etagen:\"covered\"`"),
	)
	if err != nil {
		return p, err
	}
	if err := gotool(ctx, changed, "generate", "./catalog"); err != nil {
		return p, err
	}
	return p, gotool(ctx, changed, "build", "-o", p.next, ".")
}

// replace replaces a text that a file has to contain.
func replace(path, old, text string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if !strings.Contains(string(content), old) {
		return fmt.Errorf("%s does not have %q", path, old)
	}
	return os.WriteFile(path, []byte(strings.Replace(string(content), old, text, 1)), 0o600)
}

func gotool(ctx context.Context, dir string, args ...string) error {
	c := exec.CommandContext(ctx, "go", args...)
	c.Dir = dir
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, said)
	}
	return nil
}
