//go:build !race

// The race detector would not see the tests that this file runs.

package etagenclient

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWrongRules replaces a right rule by a wrong one, which TestRoundsWithFaults must
// detect.
func TestWrongRules(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the package anew")
	}
	for _, test := range []struct{ name, old, new string }{
		{"a look that compares values", "if d.content == nil {",
			"if u.doubt && u.wanted != nil && u.wanted.(*book).Count == d.unchanged.(*book).Count {\n\t\t\treturn d.unchanged, u.state.tag, nil\n\t\t}\n\t\tu.wanted = d.changed\n\t\tif d.content == nil {"},
		{"a doubt that the second write ends", "u.failure, u.sent, u.lastSaid = err, u.state.tag, 0", "u.failure, u.sent, u.lastSaid, u.doubt = err, u.state.tag, 0, false"},
		{"a change that is made again for another state", "case u.doubt && !same:", "case false:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			copyPackage(t, dir, func(name, text string) string {
				switch name {
				case "update.go":
					return strings.Replace(text, "type update struct {", "type update struct {\n\twanted any", 1)
				case "updating.go":
					if n := strings.Count(text, test.old); n != 1 {
						t.Fatalf("%s has %q %d times", name, test.old, n)
					}
					return strings.Replace(text, test.old, test.new, 1)
				}
				return text
			})
			cmd := exec.Command("go", "test", "-vet=off", "-failfast", "-run", "^TestRoundsWithFaults$", ".")
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			if err == nil || !strings.Contains(string(out), " lost: ") && !strings.Contains(string(out), " doubled: ") {
				t.Errorf("nothing was seen: %v\n%.2000s", err, out)
			}
		})
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
