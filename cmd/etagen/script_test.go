package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// scripts is the folder of the archives that TestScripts runs.
const scripts = "../../testdata/script"

// TestScripts runs scripts with testscript. They have the commands of scriptCommands and
// the programs of TestMain. $ROOT is the folder of the module under test.
func TestScripts(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	buildCache := strings.TrimSpace(string(out))
	testscript.Run(t, testscript.Params{
		Dir:                scripts,
		Cmds:               scriptCommands(),
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, scriptEnv()...)
			// The files that runs keep belong to one script; the build cache is shared.
			e.Vars = append(e.Vars, "GOCACHE="+buildCache, "XDG_CACHE_HOME="+runCache(e.WorkDir))
			e.Values[rememberedKey{}] = remembered{}
			return nil
		},
	})
}

// scriptEnv returns the environment of a script: that of the test, so that the build
// cache is shared, without variables that would mislead the go command, and without a
// network.
func scriptEnv() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains([]string{"GOFLAGS", "GOWORK", "GO111MODULE", "GOPACKAGESDRIVER", "PWD", "TERM", "TMPDIR"}, name)
	})
	// What scripts compile, they run once or not at all. go vet checks it; go test would
	// look for the facts in the standard library again.
	own := shared("-vet=off '-gcflags=example.com/...=-l -dwarf=false'")
	return append(env, "GOFLAGS="+own+" -mod=mod", "SHARED="+own, "GOPROXY=off", "GOTOOLCHAIN=local", "ROOT="+root())
}

// shared adds flags for the go command before others: those with which make test compiles
// all packages. Then the build cache has only one standard library.
func shared(flags string) string {
	var all []string
	for _, flag := range []string{"-trimpath", "-gcflags=all=-dwarf=false"} {
		if slices.Contains(strings.Fields(os.Getenv("GOFLAGS")), flag) {
			all = append(all, flag)
		}
	}
	return strings.TrimSpace(strings.Join(append(all, flags), " "))
}

// root returns the folder of the module under test.
func root() string {
	dir, err := filepath.Abs("../..")
	if err != nil {
		panic(err)
	}
	return dir
}
