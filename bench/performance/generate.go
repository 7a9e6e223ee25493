package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// A goal is a ratio that etagen means to stay below.
type goal struct {
	name  string
	most  float64 // 0 for what is only shown
	ratio float64
	note  string
}

// A bed is where generators are run.
type bed struct {
	dir, binary, self string
	rounds            int
}

// newBed builds etagen, and writes resources for it.
func newBed(dir string, rounds int) (*bed, error) {
	self, err := os.Executable()
	b := &bed{dir: dir, binary: filepath.Join(dir, "etagen"), self: self, rounds: rounds}
	build := exec.Command("go", "build", "-o", b.binary, "github.com/etagen/etagen/cmd/etagen")
	if out, buildErr := build.CombinedOutput(); cmp.Or(err, buildErr) != nil {
		return nil, fmt.Errorf("building etagen: %w\n%s", cmp.Or(err, buildErr), out)
	}
	for _, n := range []int{1, 100, 1000} {
		if err := b.write(n); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// goals measures what etagen takes, as ratios.
func (b *bed) goals() []goal {
	const one, hundred, thousand = 1, 100, 1000
	return []goal{
		b.ratio("100 resources after an edit, and `packages.Load` with types", 0.05, b.etagen(hundred, true, true), b.own("load", hundred, true)),
		b.ratio("the same without what was kept, and `packages.Load` with types", 0.20, b.etagen(hundred, false, true), b.own("load", hundred, true)),
		b.ratio("one resource, and an empty process of the same binary", 2, b.etagen(one, true, true), b.run(b.dir, nil, b.binary, "--version")),
		b.ratio("1,000 resources, and 100", 9, b.etagen(thousand, true, true), b.etagen(hundred, true, true)),
		b.ratio("100 resources with nothing to do, and parsing their files", 1.5, b.etagen(hundred, true, false), b.own("parse", hundred, false)),
		b.ratio("one resource with an empty build cache, and with a warm one", 1.1, b.coldBuild(), b.etagen(one, true, true)),
		b.memory(thousand, 60),
	}
}

// peers measures other generators on 100 structs, as ratios to etagen.
func (b *bed) peers() []goal {
	tools := []struct{ name, path, version string }{
		{"stringer", "golang.org/x/tools/cmd/stringer", "v0.52.0"},
		{"moq", "github.com/matryer/moq", "v0.7.1"},
		{"mockery", "github.com/vektra/mockery/v3", "v3.7.4"},
		{"controller-gen", "sigs.k8s.io/controller-tools/cmd/controller-gen", "v0.21.0"},
		{"ogen", "github.com/ogen-go/ogen/cmd/ogen", "v1.22.0"},
		{"oapi-codegen", "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen", "v2.8.0"},
	}
	own := b.etagen(100, false, true)
	var found []goal
	for _, tool := range tools {
		g := goal{name: tool.name + " on 100, and etagen"}
		install := exec.Command("go", "install", tool.path+"@"+tool.version)
		install.Dir = b.dir
		install.Env = append(os.Environ(), "GOBIN="+b.dir, "GOFLAGS=")
		if out, err := install.CombinedOutput(); err != nil {
			g.note = "not installed here: " + lastLine(out)
		} else if work, err := b.peer(tool.name, 100); err != nil {
			g.note = err.Error()
		} else {
			g = b.ratio(g.name, 0, work, own)
		}
		found = append(found, g)
	}
	return found
}

// lastLine is the last line of what a command has printed.
func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}

// A work does something, and says how much processor time it took.
type work func() (seconds float64, peak int64, err error)

// ratio has two works take turns, and returns the median of the ratios.
func (b *bed) ratio(name string, most float64, a, to work) goal {
	var ratios []float64
	for range b.rounds + 1 {
		x, _, errX := a()
		y, _, errY := to()
		if err := errors.Join(errX, errY); err != nil {
			return goal{name: name, most: most, note: err.Error()}
		}
		ratios = append(ratios, x/y)
	}
	return goal{name: name, most: most, ratio: median(ratios[1:])} // the first has warmed the caches
}

// memory returns what etagen takes of memory, as part of what it may.
func (b *bed) memory(n int, mebibytes float64) goal {
	_, peak, err := b.etagen(n, false, true)()
	g := goal{name: fmt.Sprintf("memory for %d resources, and %v MiB", n, mebibytes), most: 1, ratio: float64(peak) / 1024 / mebibytes}
	if err != nil {
		g.note = err.Error()
	}
	return g
}

// run returns the work of a command.
func (b *bed) run(dir string, env []string, name string, args ...string) work {
	return func() (float64, int64, error) {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.Env = append(append(os.Environ(), "GOFLAGS=", "GOWORK=off", "XDG_CACHE_HOME="+filepath.Join(b.dir, "cache"), "GOCACHE="+goCache()), env...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			return 0, 0, fmt.Errorf("%s: %w: %s", filepath.Base(name), err, lastLine(out))
		}
		state := cmd.ProcessState
		return (state.UserTime() + state.SystemTime()).Seconds(), state.SysUsage().(*syscall.Rusage).Maxrss, nil
	}
}

// goCache is the build cache of whoever runs this.
func goCache() string {
	out, _ := exec.Command("go", "env", "GOCACHE").Output()
	return strings.TrimSpace(string(out))
}

// etagen returns the work of etagen on n resources, with what earlier runs have kept or
// without, after an edit or with nothing to do.
func (b *bed) etagen(n int, keeping, edited bool) work {
	env := []string{"CI=true"}
	if keeping {
		env = []string{"CI="}
	}
	run := b.run(b.corpus(n), env, b.binary, "-q")
	return func() (float64, int64, error) {
		if edited {
			b.edit(n)
		}
		return run()
	}
}

// coldBuild is etagen on one resource with an empty build cache.
func (b *bed) coldBuild() work {
	run := b.run(b.corpus(1), []string{"CI=", "GOCACHE=" + filepath.Join(b.dir, "cold")}, b.binary, "-q")
	return func() (float64, int64, error) {
		b.edit(1)
		_ = os.RemoveAll(filepath.Join(b.dir, "cold"))
		return run()
	}
}

// own returns the work of a part of this program on n resources.
func (b *bed) own(part string, n int, edited bool) work {
	run := b.run(b.corpus(n), nil, b.self, part)
	return func() (float64, int64, error) {
		if edited {
			b.edit(n)
		}
		return run()
	}
}

func (b *bed) corpus(n int) string { return filepath.Join(b.dir, fmt.Sprint("corpus", n)) }

// machine says what this was measured on.
func machine() string {
	return fmt.Sprintf("%s on %s/%s with %d processors", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
}
