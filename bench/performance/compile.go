package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A layout is a module with resources.
type layout struct {
	dir       string
	etagen    string // the binary; if empty, there are only structs
	resources int
	apart     bool // each resource has its own package and support package
}

// compiled returns the cost of resources in one package, to the compiler and in a
// binary, as a ratio to the same number of resources that share no code. Only a few of
// the latter are measured, and their cost is scaled up.
func compiled(dir, etagen string, resources, rounds int) ([]goal, error) {
	const few = 4
	one := layout{filepath.Join(dir, "one"), etagen, resources, false}
	apart := layout{filepath.Join(dir, "apart"), etagen, few, true}
	structs := layout{filepath.Join(dir, "structs"), "", resources, false}
	for _, l := range []layout{one, apart, structs} {
		if err := l.write(); err != nil {
			return nil, fmt.Errorf("writing resources to compile: %w", err)
		}
	}
	all, errAll := one.program(resources)
	bare, errBare := structs.program(resources)
	last, errLast := apart.program(few)
	first, errFirst := apart.program(1)
	if err := errors.Join(errAll, errBare, errLast, errFirst); err != nil {
		return nil, err
	}
	var times []float64
	for range rounds {
		x, errX := one.compile()
		y, errY := apart.compile()
		if err := errors.Join(errX, errY); err != nil {
			return nil, err
		}
		times = append(times, x/(y/few*float64(resources)))
	}
	slices.Sort(times)
	return []goal{
		{key: compiler, name: fmt.Sprintf("compiling %d resources of one package, and as many that share no code", resources), most: 0.20, ratio: times[len(times)/2]},
		{key: binary, name: fmt.Sprintf("what %d resources of one package add to a stripped binary, and as many that share no code", resources), most: 0.35,
			ratio: (all - bare) / ((last - first) / (few - 1) * float64(resources))},
	}, nil
}

// pkg returns the path of a resource's package, relative to the module.
func (l layout) pkg(i int) string {
	if l.apart {
		return fmt.Sprint("corpus/t", i)
	}
	return "corpus"
}

// write writes the module. Each package is a module of its own while etagen generates
// code for it, so that it gets a support package.
func (l layout) write() error {
	for i := range l.resources {
		dir := filepath.Join(l.dir, l.pkg(i))
		content := strings.Replace(resource(i), "package corpus", "package "+filepath.Base(dir), 1)
		err := errors.Join(os.MkdirAll(dir, 0o777), os.WriteFile(filepath.Join(dir, fmt.Sprintf("thing%d.go", i)), []byte(content), 0o666))
		if err == nil && l.etagen != "" && (l.apart || i == l.resources-1) {
			mod := filepath.Join(dir, "go.mod")
			err = os.WriteFile(mod, []byte("module example.com/"+l.pkg(i)+"\n\ngo 1.26\n"), 0o666)
			if err == nil {
				_, _, err = l.run(dir, l.etagen, "-q")
			}
			err = errors.Join(err, os.Remove(mod))
		}
		if err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(l.dir, "go.mod"), []byte("module example.com\n\ngo 1.26\n"), 0o666)
}

// program returns the size of a program that serves the first n resources.
func (l layout) program(n int) (float64, error) {
	var imports, calls string
	for i := range n {
		pkg := filepath.Base(l.pkg(i))
		if i == 0 || l.apart {
			imports += fmt.Sprintf("\t%q\n", "example.com/"+l.pkg(i))
		}
		if l.etagen == "" {
			calls += fmt.Sprintf("\tserve(mux, \"/things%d\", new(%s.Thing%[1]d))\n", i, pkg)
		} else {
			calls += fmt.Sprintf("\t(&%s.Thing%dHandler{}).Register(mux)\n", pkg, i)
		}
	}
	dir := filepath.Join(l.dir, "app")
	err := errors.Join(os.MkdirAll(dir, 0o777), os.WriteFile(filepath.Join(dir, "main.go"), []byte(`package main

import (
	"encoding/json"
	"net/http"

`+imports+`)

func main() {
	mux := http.NewServeMux()
`+calls+`	_ = http.ListenAndServe("", mux)
}

func serve(mux *http.ServeMux, pattern string, v any) {
	mux.HandleFunc(pattern, func(w http.ResponseWriter, _ *http.Request) { _ = json.NewEncoder(w).Encode(v) })
}
`), 0o666))
	if err == nil {
		_, _, err = l.run(dir, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", "app", ".")
	}
	if err != nil {
		return 0, fmt.Errorf("building a program with %d resources: %w", n, err)
	}
	info, err := os.Stat(filepath.Join(dir, "app"))
	if err != nil {
		return 0, fmt.Errorf("weighing a program: %w", err)
	}
	return float64(info.Size()), nil
}

// compile returns the processor time, in seconds, that the compiler takes for the
// packages of the module.
func (l layout) compile() (float64, error) {
	deps, _, err := l.run(l.dir, "go", "list", "-export", "-deps", "-f", `packagefile {{.ImportPath}}={{.Export}}`, "./corpus/...")
	if err != nil {
		return 0, fmt.Errorf("listing what is compiled: %w", err)
	}
	if err := os.WriteFile(filepath.Join(l.dir, "importcfg"), []byte(strings.ReplaceAll(deps, "packagefile unsafe=\n", "")), 0o666); err != nil {
		return 0, fmt.Errorf("noting what is imported: %w", err)
	}
	packages, _, err := l.run(l.dir, "go", "list", "-f", `{{.ImportPath}} {{.Dir}} {{join .GoFiles " "}}`, "./corpus/...")
	if err != nil {
		return 0, fmt.Errorf("listing what to compile: %w", err)
	}
	total := 0.0
	for _, line := range strings.Split(strings.TrimSpace(packages), "\n") {
		words := strings.Fields(line)
		if strings.HasSuffix(words[0], "/etagentest") || len(words) < 3 {
			continue // programs do not contain it
		}
		args := []string{"tool", "compile", "-p", words[0], "-complete", "-pack", "-importcfg", filepath.Join(l.dir, "importcfg"), "-o", os.DevNull}
		_, seconds, err := l.run(words[1], "go", append(args, words[2:]...)...)
		if err != nil {
			return 0, fmt.Errorf("compiling %s: %w", words[0], err)
		}
		total += seconds
	}
	return total, nil
}

// run runs a command, and returns its output and its processor time in seconds.
func (l layout) run(dir, name string, args ...string) (string, float64, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "CI=true")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", 0, fmt.Errorf("%s: %w: %s", filepath.Base(name), err, lastLine(out))
	}
	return string(out), (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), nil
}
