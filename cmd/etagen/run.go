package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/cmd/etagen/internal/progress"
)

// run runs etagen with the arguments and returns the exit status.
func (c *command) run(ctx context.Context, args []string) int {
	out := &output{to: c.stdout}
	printing := *c
	printing.stdout = out
	status := printing.runPrinting(ctx, args)
	if out.err != nil {
		c.fail(fmt.Errorf("printing the result: %w", out.err))
		return exitFailure
	}
	return status
}

// runPrinting is like run, but ignores errors of printing.
func (c *command) runPrinting(ctx context.Context, args []string) int {
	o, err := parseFlags(args)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Fprint(c.stdout, help())
		return exitClean
	case err != nil:
		c.fail(err)
		return exitFailure
	case o.mode == modeVersion:
		fmt.Fprintln(c.stdout, version())
		return exitClean
	}
	clock := progress.NewClock()
	r := c.carryOut(ctx, o, clock)
	(&printer{command: c, options: o, dir: place.Folder(r.dir)}).print(r)
	if r.err != nil {
		c.fail(r.err)
	} else if o.verbose {
		clock.Print(c.stderr)
	}
	return r.status(o.mode)
}
