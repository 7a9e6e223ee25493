//go:build !race

// The race detector would not see the tests that this file runs.

package etagenclient

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// wrongRules are edits of updating.go, each for a wrong rule that %q names.
var wrongRules = []struct{ name, old, new string }{
	{"a look that compares values", "if d.content == nil {", `if wrongRule == %q {
		if u.doubt && u.wanted != nil && u.wanted.(*book).Count == d.unchanged.(*book).Count {
			return d.unchanged, u.state.tag, nil
		}
		u.wanted = d.changed
	}
	if d.content == nil {`},
	{"a doubt that the second write ends", "u.failure, u.sent, u.lastSaid = err, u.state.tag, 0", `u.failure, u.sent, u.lastSaid = err, u.state.tag, 0
		u.doubt = u.doubt && wrongRule != %q`},
	{"a change that is made again for another state", "case u.doubt && !same:", "case u.doubt && !same && wrongRule != %q:"},
}

// TestWrongRules makes a test binary with all wrong rules, and selects one after the
// other. TestRoundsWithFaults must detect each.
func TestWrongRules(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the package anew")
	}
	dir := t.TempDir()
	copyPackage(t, dir, func(name, text string) string {
		switch name {
		case "update.go":
			return strings.Replace(text, "type update struct {", "type update struct {\n\twanted any", 1)
		case "updating.go":
			for _, rule := range wrongRules {
				if n := strings.Count(text, rule.old); n != 1 {
					t.Fatalf("%s has %q %d times", name, rule.old, n)
				}
				text = strings.Replace(text, rule.old, fmt.Sprintf(rule.new, rule.name), 1)
			}
		}
		return text
	})
	selected := "package etagenclient\n\nimport \"os\"\n\nvar wrongRule = os.Getenv(\"WRONG_RULE\")\n"
	if err := os.WriteFile(filepath.Join(dir, "wrongrule.go"), []byte(selected), 0o666); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "test", "-vet=off", "-c", "-o", "rounds.exe", ".")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, rule := range wrongRules {
		cmd := exec.Command(filepath.Join(dir, "rounds.exe"), "-test.failfast", "-test.run", "^TestRoundsWithFaults$")
		cmd.Env = append(os.Environ(), "WRONG_RULE="+rule.name)
		out, err := cmd.CombinedOutput()
		if err == nil || !strings.Contains(string(out), " lost: ") && !strings.Contains(string(out), " doubled: ") {
			t.Errorf("%s: nothing was seen: %v\n%.2000s", rule.name, err, out)
		}
	}
}

// copyPackage makes a module from the package, with edited files.
func copyPackage(t *testing.T, dir string, edit func(name, text string) string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if name == "coded_test.go" || name == "browser_test.go" {
			continue // its server is in another package
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(edit(name, string(text))), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/etagenclient\n\ngo 1.22\n"), 0o666); err != nil {
		t.Fatal(err)
	}
}
