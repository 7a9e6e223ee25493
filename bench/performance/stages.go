package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// verbose returns the work of etagen with -v, which prints how long each stage of the
// run takes.
func (b *bed) verbose(n int, keeping bool) work {
	env := []string{"CI=true"}
	if keeping {
		env = nil
	}
	return b.run(b.corpus(n), env, b.etagen, "-v")
}

// parts finds the share of the time that each stage of a run takes.
func parts(do work) func() (string, error) {
	return func() (string, error) {
		if _, err := do(); err != nil { // to fill caches
			return "", err
		}
		used, err := do()
		if err != nil {
			return "", err
		}
		return stages(used.printed), nil
	}
}

// A stage is a part of a run, and how many milliseconds it took.
type stage struct {
	name string
	took float64
}

// stages reads the output of etagen -v: a line for each stage, and one for the total.
func stages(printed string) string {
	var all []stage
	total := 0.0
	for _, found := range regexp.MustCompile(`(?m)^([a-z ]+?) +([\d.]+) ms$`).FindAllStringSubmatch(printed, -1) {
		took, _ := strconv.ParseFloat(found[2], 64)
		if found[1] == "total" {
			total = took
		} else {
			all = append(all, stage{found[1], took})
		}
	}
	slices.SortStableFunc(all, func(a, b stage) int { return cmp.Compare(b.took, a.took) })
	var texts []string
	for _, s := range all {
		if share := s.took / total; share >= 0.02 {
			texts = append(texts, fmt.Sprintf("%s %.0f %%", s.name, share*100))
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return fmt.Sprintf("Of %.0f ms that `etagen -v` counts after the start of the process: %s.", total, strings.Join(texts, ", "))
}
