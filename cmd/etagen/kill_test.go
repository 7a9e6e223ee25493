package main

import (
	"math/rand/v2"
	"path"
	"strings"
	"testing"
	"time"
)

// TestKill kills runs at moments spread over their length, each when the outputs have to
// change. After each, every output is whole, old or new. After the next complete run,
// nothing of the killed ones remains.
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

// A killer kills runs in one tree.
type killer struct {
	binary string
	states [2]*state
	at     int // the current state of the source
	dir    string
	random *rand.Rand

	length         time.Duration // of a complete run
	ended, writing int           // runs killed after their end, and while writing
}

// flip switches the source to its other state.
func (k *killer) flip(t *testing.T) *state {
	k.at = 1 - k.at
	k.states[k.at].write(t, k.dir)
	return k.states[k.at]
}

// full does a complete run, and expects its outputs and nothing else. It updates the
// length of a run, because other tests share the machine.
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

// kill kills a run and checks the files it leaves.
func (k *killer) kill(t *testing.T) {
	t.Helper()
	cmd := k.flip(t).command(k.binary, k.dir, "./...")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(k.random.Int64N(int64(k.length) + 1)))
	_ = cmd.Process.Kill() // it may have ended already
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

// isTemporary reports whether a file has the name of a temporary file.
func isTemporary(name string) bool {
	return strings.HasPrefix(path.Base(name), ".etagen-") && strings.HasSuffix(name, ".tmp")
}
