package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"example.com/bench/performance/serving"
)

// A bed is the place where generators are run.
type bed struct {
	dir      string
	etagen   string // the binary
	baseline string // the binary of package baseline
	cache    string // the shared build cache
	rounds   int
	edits    *int // made so far; each is different
	sizes    sizes
}

// sizes are the numbers of resources to measure with.
type sizes struct{ few, many, most int }

// newBed builds the programs to measure.
func newBed(dir string, rounds int, sizes sizes) (*bed, error) {
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		return nil, fmt.Errorf("finding the build cache: %w", err)
	}
	b := &bed{dir: dir, etagen: filepath.Join(dir, "etagen"), baseline: filepath.Join(dir, "baseline"), cache: strings.TrimSpace(string(cache)), rounds: rounds, edits: new(int), sizes: sizes}
	for binary, pkg := range map[string]string{b.etagen: "github.com/etagen/etagen/cmd/etagen", b.baseline: "./performance/baseline"} {
		if out, err := exec.Command("go", "build", "-o", binary, pkg).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("building %s: %w\n%s", pkg, err, out)
		}
	}
	return b, nil
}

// A usage is what a process used, including the processes that it started and waited
// for.
type usage struct {
	seconds float64 // of processor time
	system  float64 // the part of it that was spent in the system
	wall    float64 // seconds that passed
	peak    int64   // of memory, in bytes
	faults  int64   // pages of memory that were used for the first time
	printed string
}

// A work runs something once.
type work func() (usage, error)

// run returns the work of running a command.
func (b *bed) run(dir string, env []string, name string, args ...string) work {
	return func() (usage, error) {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.Env = append(append(os.Environ(), "GOFLAGS=", "GOWORK=off", "CI=", "XDG_CACHE_HOME="+filepath.Join(b.dir, "cache"), "GOCACHE="+b.cache), env...)
		start := time.Now()
		out, err := cmd.CombinedOutput()
		if err != nil {
			return usage{}, fmt.Errorf("%s: %w: %s", filepath.Base(name), err, lastLine(out))
		}
		wall, state := time.Since(start).Seconds(), cmd.ProcessState
		user, system, more := state.UserTime().Seconds(), state.SystemTime().Seconds(), state.SysUsage().(*syscall.Rusage)
		return usage{user + system, system, wall, more.Maxrss * 1024, more.Minflt, string(out)}, nil
	}
}

// lastLine returns the last line of a command's output.
func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}

// ratio runs two works alternately, and returns the median of the ratios.
func (b *bed) ratio(key, name string, most float64, a, to work) goal {
	g := goal{key: key, name: name, most: most}
	say(name)
	var cpu, wall, own, others []float64
	for range b.rounds + 1 {
		x, errX := a()
		y, errY := to()
		if err := errors.Join(errX, errY); err != nil {
			g.note = err.Error()
			return g
		}
		cpu, wall = append(cpu, x.seconds/y.seconds), append(wall, x.wall/y.wall)
		own, others = append(own, x.seconds), append(others, y.seconds)
	}
	// The first round only warms the caches.
	g.ratio, g.wall = serving.Median(cpu[1:]), serving.Median(wall[1:])
	g.times = fmt.Sprintf("%s, %s", seconds(serving.Median(own[1:])), seconds(serving.Median(others[1:])))
	return g
}

// seconds formats a time.
func seconds(s float64) string {
	if s < 1 {
		return fmt.Sprintf("%.0f ms", s*1000)
	}
	return fmt.Sprintf("%.2f s", s)
}

// corpus returns the folder with n resources.
func (b *bed) corpus(n int) string { return filepath.Join(b.dir, fmt.Sprint("corpus", n)) }
