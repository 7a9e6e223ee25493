package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/etagen/etagen/cmd/etagen/internal/progress"
	"github.com/etagen/etagen/cmd/etagen/internal/reference"
	"github.com/etagen/etagen/generator"
)

// These are the exit statuses.
const (
	exitClean   = 0
	exitStale   = 1
	exitFailure = 2
)

// A command is one run of etagen.
type command struct {
	stdout    io.Writer
	stderr    io.Writer
	terminal  bool // stderr is a terminal
	outScreen bool // stdout interprets escape sequences, as a terminal does
	outColour bool // stdout shows colours
	errColour bool // stderr shows colours

	writing       *gate
	progressDelay time.Duration // before the progress line appears
}

// fail prints an error.
func (c *command) fail(err error) { fmt.Fprintf(c.stderr, "etagen: %s\n", shownLines(err.Error())) }

// A result is the outcome of a run before it is printed.
type result struct {
	dir  string              // in which etagen ran
	plan *generator.Plan     // nil if there is none
	api  []byte              // of --openapi
	ref  reference.Reference // of --explain
	err  error               // unless it is in the user's source
}

// status returns the exit status for the result.
func (r result) status(m mode) int {
	switch {
	case r.err != nil || r.plan != nil && r.plan.Failed():
		return exitFailure
	case m.compares() && len(r.plan.Findings()) > 0:
		return exitStale
	}
	return exitClean
}

// carryOut carries out the mode: it makes the plan and, in a plain run, applies it.
func (c *command) carryOut(ctx context.Context, o *options, clock *progress.Clock) result {
	if o.mode == modeExplain {
		ref, err := reference.Explain(o.explain)
		return result{ref: ref, err: err}
	}
	dir, err := workingDir(o.dir)
	if err != nil {
		return result{err: err}
	}
	plan, release, err := c.plan(ctx, o, dir, clock)
	defer release()
	if err != nil && ctx.Err() != nil {
		err = ctx.Err() // rather than the errors of the commands that were stopped
	}
	r := result{dir: dir, plan: plan}
	switch {
	case err != nil || plan.Failed():
	case o.mode == modeRun:
		clock.Enter("writing")
		err = c.apply(ctx, plan)
	case o.mode == modeOpenAPI:
		r.api, err = openAPI(plan)
	}
	r.err = err
	return r
}

// openAPI returns one document for the packages of a plan. It fails if there is none,
// because whoever reads the output would take an empty one for a document.
func openAPI(plan *generator.Plan) ([]byte, error) {
	text, err := plan.OpenAPI()
	if err == nil && text == nil && !plan.Failed() {
		return nil, errors.New("no package has the directive openapi and a resource; etagen --explain openapi shows how to write it")
	}
	return text, err
}

// apply applies the plan unless ctx is done. Once it has begun to write, it finishes.
func (c *command) apply(ctx context.Context, plan *generator.Plan) error {
	if c.writing != nil {
		c.writing.Lock()
		defer c.writing.Unlock()
		c.writing.passed = true
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return plan.Apply()
}

// plan makes the plan, and shows its progress on a terminal. Other runs wait until
// release is called.
func (c *command) plan(ctx context.Context, o *options, dir string, clock *progress.Clock) (plan *generator.Plan, release func(), err error) {
	line := progress.NewLine(c.stderr, c.terminal, c.progressDelay)
	defer line.Clear()
	cfg := generator.Config{
		Dir:      dir,
		Patterns: o.patterns,
		Modules:  o.modules,
		Tags:     o.tags,
		Tests:    o.tests,
		Support:  o.support,
		Whole:    o.whole,
		Given:    o.given,
		Listed:   os.Getenv("GOFILE") != "" && os.Getenv("GOPACKAGE") != "",
		Progress: func(stage string, done, total int) {
			clock.Enter(stage)
			line.Show(stage, done, total)
		},
		Asked: clock.Note,
		Memo:  memoDir(o.mode),
		Brief: !o.verbose && !o.json,
	}
	if release, err = generator.Lock(ctx, cfg); err != nil {
		return nil, release, err
	}
	// Read the header, like the source, only when no other run can write any more.
	if cfg.Header, err = readHeader(dir, o.header); err != nil {
		return nil, release, err
	}
	plan, err = generator.Generate(ctx, cfg)
	return plan, release, err
}

// memoDir returns the folder in which runs keep rendered files, or "" for none. Only a
// plain run uses it: checks and CI must trust nothing but the source.
func memoDir(m mode) string {
	dir, err := os.UserCacheDir()
	if err != nil || m != modeRun || os.Getenv("CI") == "true" {
		return ""
	}
	return filepath.Join(dir, "etagen")
}
