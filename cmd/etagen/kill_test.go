package main

import (
	"math/rand/v2"
	"path"
	"strings"
	"testing"
	"time"
)

// TestKill kills runs at moments that are spread over their length, each when
// the outputs have to change. After each, every output is whole, old or new, and
// after the next run that is let be nothing of the killed ones is left.
func TestKill(t *testing.T) {
	t.Parallel()
	const lanes, seed = 2, 6
	kills := 300
	if testing.Short() {
		kills = 30
	}
	binary := buildCommand(t)
	states := twoStates(t, binary)
	for lane := range lanes {
		k := &killer{binary: binary, states: states, dir: t.TempDir(), random: rand.New(rand.NewPCG(seed, uint64(lane)))}
		t.Run("", func(t *testing.T) {
			t.Parallel()
			k.full(t)
			for i := range kills / lanes {
				k.kill(t)
				if i%3 == 2 {
					k.full(t)
				}
				if t.Failed() {
					t.Fatalf("after %d kills", i+1)
				}
			}
			t.Logf("of %d runs of %v or so, %d ended before they were killed and %d had begun to write", kills/lanes, k.length, k.ended, k.writing)
		})
	}
}

// A killer kills runs over one tree.
type killer struct {
	binary string
	states [2]*state
	at     int // which of the states the source is in
	dir    string
	random *rand.Rand

	length         time.Duration // of a run that is let be
	ended, writing int           // runs that were killed too late, and while they wrote
}

// flip puts the source into its other state.
func (k *killer) flip(t *testing.T) *state {
	k.at = 1 - k.at
	k.states[k.at].write(t, k.dir)
	return k.states[k.at]
}

// full lets a run be, and expects its outputs and nothing else. How long runs
// take is learnt on the way, since other tests take their part of the machine.
func (k *killer) full(t *testing.T) {
	t.Helper()
	s := k.flip(t)
	start := time.Now()
	if out, err := s.command(k.binary, k.dir, "./...").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	k.length = (3*k.length + time.Since(start)) / 4
	s.isIn(t, k.dir)
}

// kill kills a run and looks at what it has left.
func (k *killer) kill(t *testing.T) {
	t.Helper()
	cmd := k.flip(t).command(k.binary, k.dir, "./...")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(k.random.Int64N(int64(k.length) + 1)))
	_ = cmd.Process.Kill() // it may have ended
	if err := cmd.Wait(); err == nil {
		k.ended++
	}
	changed := 0
	files := k.states[0].read(t, k.dir)
	for name, content := range files {
		old, new := k.states[1-k.at].outputs[name], k.states[k.at].outputs[name]
		switch content {
		case new:
			changed++
		case old:
		default:
			if !isTemporary(name) {
				t.Errorf("%s is neither old nor new:\n%s", name, content)
			}
		}
	}
	for name := range k.states[0].outputs {
		if _, ok := files[name]; !ok && k.states[1].outputs[name] != "" {
			t.Errorf("%s is gone", name)
		}
	}
	if changed > 0 && changed < len(k.states[k.at].outputs) || len(files) > len(k.states[k.at].outputs)+1 {
		k.writing++
	}
}

// isTemporary reports whether a file is called as temporary ones are.
func isTemporary(name string) bool {
	return strings.HasPrefix(path.Base(name), ".etagen-") && strings.HasSuffix(name, ".tmp")
}
