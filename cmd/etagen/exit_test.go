package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// exitModules returns modules in all possible states, by name.
func exitModules(t *testing.T) map[string]string {
	t.Helper()
	const source = "package m\n\n//etagen:resource /books/{id}\ntype Book struct {\n\tID string `etagen:\"id\"`\n\tVersion int64 `etagen:\"version\"`\n}\n"
	dirs := map[string]string{"outside": t.TempDir()}
	for _, state := range []string{"clean", "stale", "broken"} {
		dir := t.TempDir()
		dirs[state] = dir
		for name, content := range map[string]string{"go.mod": "module example.com/m\n\ngo 1.22\n", "book.go": source} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if status, stdout, stderr := call(dir); status != exitClean {
			t.Fatalf("status %d\n%s%s", status, stdout, stderr)
		}
	}
	replaceIn(t, filepath.Join(dirs["stale"], "book_etagen.go"), "returns", "Returns")
	replaceIn(t, filepath.Join(dirs["broken"], "book.go"), "version", "versoin")
	return dirs
}

// TestExitCodes checks the exit status of each mode for each state of the module, with
// and without --json, and whether anything is printed.
func TestExitCodes(t *testing.T) {
	const (
		none   = 0
		stdout = 1
		stderr = 2
		both   = 3
	)
	type outcome struct{ status, prints, printsJSON int }
	states := []string{"clean", "stale", "broken", "outside"}
	tests := []struct {
		args     []string
		outcomes [4]outcome // by state
	}{
		{[]string{"--check"}, [4]outcome{{0, none, stdout}, {1, stdout, stdout}, {2, stderr, stdout}, {2, stderr, both}}},
		{[]string{"--diff"}, [4]outcome{{0, none, stdout}, {1, stdout, stdout}, {2, stderr, stdout}, {2, stderr, both}}},
		{[]string{"--list"}, [4]outcome{{0, stdout, stdout}, {0, stdout, stdout}, {2, stderr, stdout}, {2, stderr, both}}},
		{[]string{"--explain"}, [4]outcome{{0, stdout, stdout}, {0, stdout, stdout}, {0, stdout, stdout}, {0, stdout, stdout}}},
		{[]string{"--explain=xyzzy"}, [4]outcome{{2, stderr, both}, {2, stderr, both}, {2, stderr, both}, {2, stderr, both}}},
		{[]string{"--check", "-v"}, [4]outcome{{0, stderr, both}, {1, both, both}, {2, stderr, both}, {2, stderr, both}}},
		{[]string{"--check", "--modules"}, [4]outcome{{0, none, stdout}, {1, stdout, stdout}, {2, stderr, stdout}, {2, stderr, both}}},
		{[]string{"--check", "--tests=false"}, [4]outcome{{1, stdout, stdout}, {1, stdout, stdout}, {2, stderr, stdout}, {2, stderr, both}}},
		{[]string{"./missing"}, [4]outcome{{2, stderr, both}, {2, stderr, both}, {2, stderr, both}, {2, stderr, both}}},
		{nil, [4]outcome{{0, none, stdout}, {0, stdout, stdout}, {2, stderr, stdout}, {2, stderr, both}}}, // writes
	}
	for _, json := range []bool{false, true} {
		dirs := exitModules(t)
		for _, test := range tests {
			for i, state := range states {
				want, args := test.outcomes[i], slices.Clone(test.args)
				prints := want.prints
				if json {
					args, prints = append(args, "--json"), want.printsJSON
				}
				status, out, errs := call(dirs[state], args...)
				got := none
				if out != "" {
					got |= stdout
				}
				if errs != "" {
					got |= stderr
				}
				if status != want.status || got != prints {
					t.Errorf("%s, %s: status %d, want %d; prints %d, want %d\n%s%s", state, args, status, want.status, got, prints, out, errs)
				}
			}
		}
	}
}

// TestUsageErrors passes arguments that contradict each other. The run prints one line,
// exits with status 2 and does nothing.
func TestUsageErrors(t *testing.T) {
	dirs := exitModules(t)
	before := contents(t, dirs["stale"])
	for _, args := range []string{
		"--check --diff", "--check --list", "--check --explain", "--check --version", "--diff --list", "--diff --explain",
		"--diff --version", "--list --explain", "--list --version", "--explain --version", "--list --check --diff",
		"--quiet --verbose", "--quiet --list", "--quiet --explain", "--quiet --json", "--json --version",
		"--check --diff --json", "--explain ./...", "--explain tag vary", "--modules ./a", "--modules . ./...",
		"--cheek", "--json=perhaps", "--check=2",
	} {
		status, stdout, stderr := call(dirs["stale"], strings.Fields(args)...)
		if status != exitFailure || stdout != "" || !strings.HasPrefix(stderr, "etagen: ") || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: status %d\n%s%s", args, status, stdout, stderr)
		}
	}
	same(t, before, contents(t, dirs["stale"]))
}

// TestFlagsTogether passes arguments that can be combined.
func TestFlagsTogether(t *testing.T) {
	dir := exitModules(t)["clean"]
	for args, want := range map[string]string{
		"--check --quiet":               "",
		"--diff --quiet --tests":        "",
		"--check=false --quiet":         "",
		"--quiet --version":             "etagen ",
		"--version -v ./...":            "etagen ",
		"--explain --json=false tag":    "### tag\n",
		"--explain --tags x --modules":  "# Annotations\n",
		"--list --tags x --modules":     "RESOURCE ",
		"--list --json":                 "{\n",
		"--check --diff=false --json":   "{\n",
		"-h --check --diff":             "usage: etagen ",
		"--list --support other/etagen": "RESOURCE ",
	} {
		status, stdout, stderr := call(dir, strings.Fields(args)...)
		if status != exitClean || stderr != "" || !strings.HasPrefix(stdout, want) || want == "" && stdout != "" {
			t.Errorf("%s: status %d\n%s%s", args, status, stdout, stderr)
		}
	}
}
