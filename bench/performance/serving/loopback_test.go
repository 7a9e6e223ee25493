package serving

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"example.com/bench/compare"
)

// TestSame compares what is sent from memory with what etagen sends, and kept bytes with
// those that are not.
func TestSame(t *testing.T) {
	handler, err := same()
	if err != nil {
		t.Fatal(err)
	}
	etagen := compare.Etagen(newShelf(2))
	alike(t, "304", byTag, handler, etagen)
	alike(t, "200", inFull, handler, etagen)
	alike(t, "kept 304", byTag, keptBytes(), etagen)
	alike(t, "kept 200", inFull, keptBytes(), etagen)
	sent, err := remember(handler, inFull, "")
	if err != nil || !inFull.isRight(response{sent.status, sent.length, sent.header}) {
		t.Errorf("%+v, %v", sent, err)
	}
}

// TestServers opens the handler of each contender over loopback.
func TestServers(t *testing.T) {
	for _, name := range overNames() {
		if serve, err := servers(name); err != nil || serve == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := servers("nobody"); err == nil {
		t.Error("nobody has a server")
	}
}

// TestObey sends a server all lines that it knows, and another.
func TestObey(t *testing.T) {
	if reply, err := obey(askTime); err != nil {
		t.Error(err)
	} else if nanos, err := strconv.Atoi(reply); err != nil || nanos <= 0 {
		t.Errorf("the processor time is %q: %v", reply, err)
	}
	file := filepath.Join(t.TempDir(), "cpu")
	for _, line := range []string{beginProfile + file, endProfile} {
		if _, err := obey(line); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Errorf("there is no profile: %v", err)
	}
	if _, err := obey("dance"); err == nil {
		t.Error("a server obeyed an unknown line")
	}
}

// TestSteps reads the steps of a server from a profile.
func TestSteps(t *testing.T) {
	p := readTop(`      flat  flat%   sum%        cum   cum%
     0.10s 10.00% 10.00%      0.20s 20.00%  net/http.(*conn).readRequest
     0.30s 30.00% 40.00%      0.30s 30.00%  internal/runtime/syscall/linux.Syscall6
     0.01s  1.00% 41.00%      0.90s 90.00%  net/http.(*conn).serve
         0     0% 41.00%      0.15s 15.00%  example.com/bench/compare.(*BookHandler).Get
         0     0% 41.00%      0.14s 14.00%  example.com/bench/compare.(*BookHandler).get
`, isStep)
	packages := []Share{{"syscall", 30}, {"net/http", 11}}
	functions := []Share{{"net/http.(*conn).readRequest", 20}, {"(*BookHandler).Get", 15}}
	if !slices.Equal(p.Packages, packages) || !slices.Equal(p.Functions, functions) {
		t.Errorf("%v", p)
	}
}
