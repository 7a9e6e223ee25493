package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"

	"github.com/etagen/etagen/generator"
)

// What the command ends with.
const (
	exitClean   = 0
	exitStale   = 1
	exitFailure = 2
)

// A command is one call of etagen.
type command struct {
	stdout   io.Writer
	stderr   io.Writer
	terminal bool // stderr is one

	progressDelay time.Duration // before the progress line appears
}

// run does what the arguments say and returns the exit status.
func (c *command) run(ctx context.Context, args []string) int {
	o, err := parseFlags(args)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Fprint(c.stdout, help())
		return exitClean
	case err != nil:
		return c.fail(err)
	case o.version:
		fmt.Fprintln(c.stdout, version())
		return exitClean
	}
	switch err := c.generate(ctx, o); {
	case errors.Is(err, errStale):
		return exitStale
	case err != nil:
		return c.fail(err)
	}
	return exitClean
}

// fail prints an error and returns the status for it.
func (c *command) fail(err error) int {
	if !errors.Is(err, errReported) {
		fmt.Fprintf(c.stderr, "etagen: %v\n", err)
	}
	return exitFailure
}

// errReported says that what went wrong has been printed.
var errReported = errors.New("diagnostics were reported")

// errStale says that --check found something, and that it has been printed.
var errStale = errors.New("files are not as they should be")

// generate makes the plan, prints it and, unless it is only to check, carries
// it out.
func (c *command) generate(ctx context.Context, o *options) error {
	dir, err := workingDir(o.dir)
	if err != nil {
		return err
	}
	header, err := readHeader(dir, o.header)
	if err != nil {
		return err
	}
	clock := newClock()
	line := c.newProgress()
	plan, err := generator.Generate(ctx, generator.Config{
		Dir:      dir,
		Patterns: o.patterns,
		Modules:  o.modules,
		Tags:     o.tags,
		Tests:    o.tests,
		Support:  o.support,
		Header:   header,
		Progress: func(stage string, done, total int) {
			clock.enter(stage)
			line.show(stage, done, total)
		},
	})
	line.clear()
	if err != nil {
		return err
	}
	p := &printer{command: c, dir: dir, options: o}
	p.diagnostics(plan.Diagnostics)
	if plan.Failed() {
		return errReported
	}
	p.skipped(plan.Skipped)
	if o.check {
		return p.findings(plan.Files)
	}
	clock.enter("writing")
	if err := plan.Apply(); err != nil {
		return err
	}
	p.files(plan.Files)
	if o.verbose {
		clock.print(c.stderr)
	}
	return nil
}

// workingDir is the absolute path of the folder of -C.
func workingDir(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("finding the current directory: %w", err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", fmt.Errorf("running in %s: %w", dir, err)
	}
	if !info.IsDir() {
		return "", fmt.Errorf("running in %s: it is not a folder", dir)
	}
	return abs, nil
}

// readHeader reads the file of --header, which is looked for from dir.
func readHeader(dir, path string) (string, error) {
	if path == "" {
		return "", nil
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("reading the header: %w", err)
	}
	return string(text), nil
}
