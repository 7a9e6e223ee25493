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

// TestScripts runs scripts for testscript, with the commands of scriptCommands and the programs of
// TestMain besides its own. $ROOT is the folder of the module that is tested.
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
			// What runs keep is for one script, and what is compiled is for all.
			e.Vars = append(e.Vars, "GOCACHE="+buildCache, "XDG_CACHE_HOME="+runCache(e.WorkDir))
			e.Values[rememberedKey{}] = remembered{}
			return nil
		},
	})
}

// scriptEnv is the environment of a script: that of the test, so that the build
// cache is shared, without what would lead the go command elsewhere, and
// without a network.
func scriptEnv() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains([]string{"GOFLAGS", "GOWORK", "GO111MODULE", "GOPACKAGESDRIVER", "PWD", "TERM", "TMPDIR"}, name)
	})
	return append(env, "GOFLAGS="+trimpath("-mod=mod"), "TRIMPATH="+trimpath(""), "GOPROXY=off", "GOTOOLCHAIN=local", "ROOT="+root())
}

// trimpath is flags for the go command, with -trimpath if the tests run with it, as
// make test has them: then all have one standard library in the build cache.
func trimpath(flags string) string {
	if strings.Contains(os.Getenv("GOFLAGS"), "-trimpath") {
		flags += " -trimpath"
	}
	return strings.TrimSpace(flags)
}

// root is the folder of the module that is tested.
func root() string {
	dir, err := filepath.Abs("../..")
	if err != nil {
		panic(err)
	}
	return dir
}
