package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// goals measures etagen, as ratios.
func (b *bed) goals() ([]goal, error) {
	few, many, most := b.sizes.few, b.sizes.many, b.sizes.most
	for _, n := range []int{few, many, most} {
		if err := b.write(n); err != nil {
			return nil, err
		}
	}
	trivial, err := exec.LookPath("true")
	if err != nil {
		return nil, fmt.Errorf("finding a command that does nothing: %w", err)
	}
	packages, err := b.packages(many)
	if err != nil {
		return nil, err
	}
	edited, broken := b.after(b.edit), b.after(b.rename)
	load, loadBroken := b.base("load", many), b.base("load-broken", many)
	noOp := func(command string) work {
		return b.run(packages, []string{"GENERATE=" + command}, "go", "generate", "./...")
	}
	count := func(text string, n ...any) string { return fmt.Sprintf(text, n...) }
	goals := []goal{
		b.fewer(2).ratio(edits, count("%d resources after an edit, and `packages.Load` with types", many), 0.05, edited(many, b.generate(many, true)), edited(many, load)),
		b.fewer(2).ratio(anew, count("%d resources after an edit, without what was kept, and `packages.Load` with types", many), 0.20, edited(many, b.generate(many, false)), edited(many, load)),
		b.fewer(2).ratio("", count("%d resources after an edit with which nothing compiles, and `packages.Load` with types", many), 0, broken(many, b.generate(many, true)), broken(many, loadBroken)),
		b.ratio(single, "one resource, and an empty process of the same binary", 2, edited(few, b.generate(few, true)), b.run(b.dir, nil, b.etagen, "--version")),
		b.fewer(3).ratio(growth, count("%d resources, and %d", most, many), 9, edited(most, b.generate(most, true)), edited(many, b.generate(many, true))),
		b.memory(memory, count("memory for %d resources after an edit, and 60 MiB", most), most, true),
		b.memory("", count("memory for %d resources after an edit, without what was kept, and 60 MiB", most), most, false),
		b.ratio(nothing, count("%d resources with nothing to do, and parsing their files", many), 1.5, b.generate(many, true), b.base("parse", many)),
		b.ratio(cold, "one resource with an empty build cache, and with a warm one", 1.1, edited(few, b.coldBuild()), edited(few, b.generate(few, true))),
		b.ratio(each, count("`go generate ./...` over %d packages, and with `true` in its place", many), 4, noOp(b.etagen), noOp(trivial)),
	}
	// A run with -v does all stages, so they say nothing of one that has nothing to do.
	found := map[string]func() (string, error){
		edits: parts(edited(many, b.verbose(many, true))), anew: parts(edited(many, b.verbose(many, false))), single: parts(edited(few, b.verbose(few, true))),
		growth: parts(edited(most, b.verbose(most, true))), memory: parts(edited(most, b.verbose(most, true))),
		cold: parts(edited(few, b.verbose(few, true))), nothing: b.starts(b.corpus(many)), each: b.starts(filepath.Join(packages, "p0")),
	}
	for i, g := range goals {
		if find := found[g.key]; find != nil && g.missed() {
			if goals[i].parts, err = find(); err != nil {
				return nil, err
			}
		}
	}
	return goals, nil
}

// fewer returns the bed with fewer rounds, for slow measurements.
func (b *bed) fewer(times int) *bed {
	copied := *b
	copied.rounds = max(1, b.rounds/times)
	return &copied
}

// memory returns the memory that etagen uses after an edit, as a ratio to the limit.
func (b *bed) memory(key, name string, n int, keeping bool) goal {
	const mebibyte, most = 1 << 20, 60
	g := goal{key: key, name: name}
	if key != "" {
		g.most = 1
	}
	used, err := b.after(b.edit)(n, b.generate(n, keeping))()
	if err != nil {
		g.note = err.Error()
	}
	peak := float64(used.peak) / mebibyte
	g.ratio, g.times = peak/most, fmt.Sprintf("%.0f MiB", peak)
	return g
}

// generate returns the work of running etagen on n resources, with or without what
// earlier runs have kept.
func (b *bed) generate(n int, keeping bool) work {
	env := []string{"CI=true"}
	if keeping {
		env = nil
	}
	return b.run(b.corpus(n), env, b.etagen, "-q")
}

// base returns the work of running a part of package baseline on n resources.
func (b *bed) base(part string, n int) work { return b.run(b.corpus(n), nil, b.baseline, part) }

// coldBuild returns the work of running etagen on one resource with an empty build
// cache.
func (b *bed) coldBuild() work {
	cold := filepath.Join(b.dir, "cold")
	run := b.run(b.corpus(b.sizes.few), []string{"GOCACHE=" + cold}, b.etagen, "-q")
	return func() (usage, error) {
		if err := os.RemoveAll(cold); err != nil {
			return usage{}, fmt.Errorf("emptying a build cache: %w", err)
		}
		return run()
	}
}

// after returns a function that makes an edit of the last of n resources before each run
// of a work.
func (b *bed) after(edit func(dir string, n int) error) func(n int, do work) work {
	return func(n int, do work) work {
		return func() (usage, error) {
			if err := edit(b.corpus(n), n); err != nil {
				return usage{}, err
			}
			return do()
		}
	}
}
