package serving

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Share is the part of the processor time that a function or package takes.
type Share struct {
	Name    string
	Percent float64
}

// A Profile shows where the time of an entry goes.
type Profile struct {
	Packages  []Share // without the functions that they call
	Functions []Share // of etagen and its resource, including what they call
}

// profile profiles an entry for a while.
func (e *Entry) profile(dir string, long time.Duration) (*Profile, error) {
	file, err := os.CreateTemp(dir, "profile")
	if err != nil {
		return nil, fmt.Errorf("making a file for a profile: %w", err)
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, fmt.Errorf("starting a profile: %w", err)
	}
	for end := processorTime() + long; processorTime() < end; {
		for range 100 {
			e.ask()
		}
	}
	pprof.StopCPUProfile()
	if err := file.Close(); err != nil {
		return nil, fmt.Errorf("writing a profile: %w", err)
	}
	top, err := exec.Command("go", "tool", "pprof", "-top", "-nodefraction=0", "-nodecount=10000", file.Name()).Output()
	if err != nil {
		return nil, fmt.Errorf("reading a profile: %w", err)
	}
	return readTop(string(top)), nil
}

// readTop reads the output of pprof -top.
func readTop(top string) *Profile {
	line := regexp.MustCompile(`(?m)^ *\S+ +([\d.]+)% +[\d.]+% +\S+ +([\d.]+)% +(.+)$`)
	packages, functions := map[string]float64{}, []Share{}
	for _, found := range line.FindAllStringSubmatch(top, -1) {
		flat, _ := strconv.ParseFloat(found[1], 64)
		cum, _ := strconv.ParseFloat(found[2], 64)
		path, name := split(strings.TrimSuffix(found[3], " (inline)"))
		packages[path] += flat
		if path == "etagen" || strings.HasPrefix(path, "compare") {
			functions = append(functions, Share{name, cum})
		}
	}
	p := &Profile{Functions: functions}
	for path, percent := range packages {
		p.Packages = append(p.Packages, Share{path, percent})
	}
	p.Packages, p.Functions = largest(p.Packages, 6), largest(p.Functions, 10)
	return p
}

// split returns the package of a function, shortened, and its name without type
// arguments.
func split(function string) (path, name string) {
	function = regexp.MustCompile(`\[[^]]*\]`).ReplaceAllString(function, "")
	slash := strings.LastIndex(function, "/")
	dot := strings.Index(function[slash+1:], ".")
	if dot < 0 {
		return "runtime", function // written in assembly
	}
	path, name = function[:slash+1+dot], function[slash+1+dot+1:]
	for _, own := range []string{"example.com/bench/internal/", "example.com/bench/"} {
		path = strings.TrimPrefix(path, own)
	}
	if strings.HasPrefix(path, "internal/runtime/") || strings.HasPrefix(path, "runtime") || path == "internal/abi" {
		path = "runtime"
	}
	return path, name
}

// largest returns the largest shares, if they are at least a percent.
func largest(all []Share, count int) []Share {
	slices.SortFunc(all, func(a, b Share) int { return cmp.Or(cmp.Compare(b.Percent, a.Percent), cmp.Compare(a.Name, b.Name)) })
	for i, s := range all {
		if i == count || s.Percent < 1 {
			return all[:i]
		}
	}
	return all
}

// profiles profiles the entries of etagen in heats.
func profiles(heats []*Heat, rounds int) error {
	dir, err := os.MkdirTemp("", "profiles")
	if err != nil {
		return fmt.Errorf("making a folder for profiles: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	for _, h := range heats {
		for _, e := range h.Entries {
			if !slices.Contains([]string{Etagen, ByList, ByDate}, e.Name) {
				continue
			}
			if e.Profile, err = e.profile(dir, time.Duration(rounds)*200*time.Millisecond); err != nil {
				return fmt.Errorf("profiling %s: %w", e.Name, err)
			}
		}
	}
	return nil
}
