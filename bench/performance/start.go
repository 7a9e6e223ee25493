package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example.com/bench/performance/serving"
)

// starts finds where the time of a short run goes: of etagen in the folder of a package
// with nothing to do. A profile by samples has too few in a run, so many runs are added.
func (b *bed) starts(dir string) func() (string, error) {
	const runs = 100
	return func() (string, error) {
		var idle, empty usage
		var traced []string
		for range runs {
			one, err := b.run(dir, nil, b.etagen, "-q")()
			if err != nil {
				return "", err
			}
			none, err := b.run(b.dir, nil, b.etagen, "--version")()
			if err != nil {
				return "", err
			}
			trace, err := b.run(b.dir, []string{"GODEBUG=inittrace=1"}, b.etagen, "--version")()
			if err != nil {
				return "", err
			}
			idle, empty, traced = idle.plus(one), empty.plus(none), append(traced, trace.printed)
		}
		return startText(idle, empty, traced), nil
	}
}

// plus adds what two runs used, without peaks and output.
func (u usage) plus(v usage) usage {
	return usage{seconds: u.seconds + v.seconds, system: u.system + v.system, faults: u.faults + v.faults}
}

// startText describes runs that had nothing to do, empty processes, and the traces of as
// many starts.
func startText(idle, empty usage, traced []string) string {
	runs := float64(len(traced))
	packages, total := initialized(traced), 0.0
	var texts []string
	for i, p := range packages {
		if total += p.took; i < 5 {
			texts = append(texts, fmt.Sprintf("`%s` %.2f", p.name, p.took))
		}
	}
	return fmt.Sprintf("Of the %.1f ms of processor time of one process, %.0f %% are its start, which an empty process also takes. The system takes "+
		"%.0f %% of all, among other things for %.0f pages of memory that are used for the first time, %.0f of them at the start. The initialization of packages takes "+
		"%.1f ms, most of it in %s.", idle.seconds/runs*1000, empty.seconds/idle.seconds*100, idle.system/idle.seconds*100,
		float64(idle.faults)/runs, float64(empty.faults)/runs, total, strings.Join(texts, ", "))
}

// initialized reads what GODEBUG=inittrace=1 prints in some runs: a line for each package
// that is initialized, with the time that passed. It returns the medians, the longest
// first, because what disturbs a run makes a few much longer.
func initialized(traced []string) []stage {
	times := map[string][]float64{}
	for _, printed := range traced {
		for _, found := range regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, ([\d.e-]+) ms clock`).FindAllStringSubmatch(printed, -1) {
			took, _ := strconv.ParseFloat(found[2], 64)
			times[found[1]] = append(times[found[1]], took)
		}
	}
	var packages []stage
	for name, all := range times {
		packages = append(packages, stage{name, serving.Median(all)})
	}
	slices.SortFunc(packages, func(a, b stage) int { return cmp.Or(cmp.Compare(b.took, a.took), strings.Compare(a.name, b.name)) })
	return packages
}
