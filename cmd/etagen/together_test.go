package main

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"
)

// TestTogether does several runs at once in one tree, as an editor and go generate start
// them. Whatever was in the tree before, it ends as after a single run.
func TestTogether(t *testing.T) {
	t.Parallel()
	rounds := 15
	if testing.Short() {
		rounds = 3
	}
	tests := map[string]func(g *group, t *testing.T){
		"from any state":       (*group).fromAny,
		"of two minds":         (*group).ofTwoMinds,
		"while source changes": (*group).whileSourceChanges,
	}
	binary := buildCommand(t)
	states := twoStates(t, binary)
	for i, name := range slices.Sorted(maps.Keys(tests)) {
		g := &group{binary: binary, states: states, dir: t.TempDir(), random: rand.New(rand.NewPCG(7, uint64(i)))}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if runtime.GOOS == "windows" && name != "from any state" {
				t.Skip("there are no locks on folders: which run is the last is not known")
			}
			for round := range rounds {
				g.scramble(t)
				if tests[name](g, t); t.Failed() {
					t.Fatalf("in round %d", round+1)
				}
			}
		})
	}
}

// A group is several runs in one tree.
type group struct {
	binary string
	states [2]*state
	dir    string
	random *rand.Rand
}

// scramble leaves some outputs of either state as they are, and makes others empty,
// edited or missing. It also leaves temporary files, as killed runs do.
func (g *group) scramble(t *testing.T) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(g.dir, "internal")); err != nil {
		t.Fatal(err)
	}
	for _, s := range g.states {
		for _, name := range slices.Sorted(maps.Keys(s.outputs)) {
			path, content := filepath.Join(g.dir, filepath.FromSlash(name)), s.outputs[name]
			switch g.random.IntN(6) {
			case 0:
				_ = os.Remove(path)
			case 1:
				writeFile(t, path, "")
			case 2:
				writeFile(t, path, content+"// Edited.\n")
			case 3:
				writeFile(t, filepath.Join(filepath.Dir(path), ".etagen-0000000000000001.tmp"), content)
			default:
				writeFile(t, path, content)
			}
		}
	}
}

// A started is a run in progress.
type started struct {
	*exec.Cmd
	said bytes.Buffer
}

// start starts a run on packages.
func (g *group) start(t *testing.T, s *state, packages ...string) *started {
	t.Helper()
	r := &started{Cmd: s.command(g.binary, g.dir, packages...)}
	r.Stdout, r.Stderr = &r.said, &r.said
	if err := r.Start(); err != nil {
		t.Fatal(err)
	}
	return r
}

// finish waits for runs that must succeed.
func finish(t *testing.T, runs ...*started) {
	t.Helper()
	for _, r := range runs {
		if err := r.Wait(); err != nil {
			t.Errorf("%v: %v\n%s", r.Args[1:], err, r.said.String())
		}
	}
}

// fromAny runs one source at once, on all packages and on each.
func (g *group) fromAny(t *testing.T) {
	s := g.states[g.random.IntN(2)]
	s.write(t, g.dir)
	finish(t, g.start(t, s, "./..."), g.start(t, s, "./a"), g.start(t, s, "./b"), g.start(t, s, "./..."))
	s.isIn(t, g.dir)
}

// ofTwoMinds runs at once with and without a flag. The result must be that of one of
// them.
func (g *group) ofTwoMinds(t *testing.T) {
	one, other := *g.states[0], *g.states[0]
	one.write(t, g.dir)
	other.args = g.states[1].args
	finish(t, g.start(t, &one, "./..."), g.start(t, &other, "./..."), g.start(t, &one, "./..."), g.start(t, &other, "./..."))
	licensed := 0
	files := one.read(t, g.dir)
	for name, content := range files {
		if _, ok := one.outputs[name]; !ok {
			t.Errorf("%s stayed", name)
		}
		if content != one.outputs[name] {
			licensed++
		}
	}
	if len(files) != len(one.outputs) || licensed != 0 && licensed != len(files) {
		t.Errorf("of %d files, %d have the header", len(files), licensed)
	}
}

// whileSourceChanges starts runs before and after the source changes. The earlier ones
// may read it half changed, but what they write must not remain.
func (g *group) whileSourceChanges(t *testing.T) {
	before, after := *g.states[0], *g.states[1]
	before.args = after.args
	before.write(t, g.dir)
	early := []*started{g.start(t, &before, "./..."), g.start(t, &before, "./a"), g.start(t, &before, "./...")}
	time.Sleep(time.Duration(g.random.Int64N(int64(200 * time.Millisecond))))
	after.write(t, g.dir)
	finish(t, g.start(t, &after, "./b"), g.start(t, &after, "./..."))
	for _, r := range early {
		_ = r.Wait()
	}
	after.isIn(t, g.dir)
}
