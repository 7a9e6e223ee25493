package serving

import (
	"cmp"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// isOwn reports whether a function belongs to etagen or to its resource, and returns the
// name to show.
func isOwn(path, name string) (shown string, ok bool) {
	return name, path == "etagen" || strings.HasPrefix(path, "compare")
}

// readProfile reads the profile in a file. shown reports for the path of a package and
// the name of a function whether to list it, and by which name.
func readProfile(file string, shown func(path, name string) (string, bool)) (*Profile, error) {
	top, err := exec.Command("go", "tool", "pprof", "-top", "-nodefraction=0", "-nodecount=10000", file).Output()
	if err != nil {
		return nil, fmt.Errorf("reading a profile: %w", err)
	}
	return readTop(string(top), shown), nil
}

// readTop reads the output of pprof -top.
func readTop(top string, shown func(path, name string) (string, bool)) *Profile {
	line := regexp.MustCompile(`(?m)^ *\S+ +([\d.]+)% +[\d.]+% +\S+ +([\d.]+)% +(.+)$`)
	packages, functions := map[string]float64{}, []Share{}
	for _, found := range line.FindAllStringSubmatch(top, -1) {
		flat, _ := strconv.ParseFloat(found[1], 64)
		cum, _ := strconv.ParseFloat(found[2], 64)
		path, name := split(strings.TrimSuffix(found[3], " (inline)"))
		packages[path] += flat
		if name, ok := shown(path, name); ok {
			functions = append(functions, Share{name, cum})
		}
	}
	p := &Profile{Functions: functions}
	for path, percent := range packages {
		p.Packages = append(p.Packages, Share{path, percent})
	}
	p.Packages, p.Functions = largest(p.Packages, 6), largest(p.Functions, 12)
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
	if strings.HasPrefix(path, "internal/runtime/syscall") {
		return "syscall", name
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
