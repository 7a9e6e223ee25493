package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"

	"example.com/bench/performance/serving"
)

// newer is the second release of Go to measure handlers with. CI also tests with it.
const newer = "go1.27.4"

// serve measures handlers with both releases.
func serve(dir string, rounds int) ([]*serving.Measured, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding this program: %w", err)
	}
	first, err := serveBy(self, rounds)
	if err != nil || runtime.Version() == newer {
		return []*serving.Measured{first}, err
	}
	say("building for " + newer)
	binary := filepath.Join(dir, "performance-"+newer)
	build := exec.Command("go", "build", "-o", binary, "./performance")
	build.Env = append(os.Environ(), "GOTOOLCHAIN="+newer)
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building for %s: %w: %s", newer, err, out)
	}
	second, err := serveBy(binary, rounds)
	return []*serving.Measured{first, second}, err
}

// serveBy measures handlers in a separate process.
func serveBy(binary string, rounds int) (*serving.Measured, error) {
	cmd := exec.Command(binary, "serving", strconv.Itoa(rounds))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("measuring handlers: %w", err)
	}
	measured := &serving.Measured{}
	if err := json.Unmarshal(out, measured); err != nil {
		return nil, fmt.Errorf("reading what was measured of handlers: %w", err)
	}
	return measured, nil
}

// act does the part that this program started itself for.
func act(args []string) (done bool, err error) {
	switch {
	case len(args) == 0:
		return false, nil
	case len(args) == 2 && args[0] == "server":
		return true, serving.Server(args[1])
	case len(args) == 2 && args[0] == "serving":
		rounds, err := strconv.Atoi(args[1])
		if err != nil {
			return true, fmt.Errorf("reading the number of rounds: %w", err)
		}
		measured, err := serving.Measure(rounds, os.Stderr)
		if err != nil {
			return true, err
		}
		return true, json.NewEncoder(os.Stdout).Encode(measured)
	}
	return true, errors.New("there is no part " + args[0])
}
