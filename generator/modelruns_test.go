package generator_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var mentioned = regexp.MustCompile(`(?m)^(?:vet: )?(\S+\.go)(?::\d+|$)`)

// mentionedFiles runs a command that prints the files with problems, and returns those.
func mentionedFiles(t *testing.T, dir, name string, args ...string) map[string]bool {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	files := map[string]bool{}
	for _, m := range mentioned.FindAllSubmatch(out, -1) {
		files[filepath.Join(dir, filepath.FromSlash(string(m[1])))] = true
	}
	if len(files) > 0 {
		t.Logf("%s %s:\n%s", name, strings.Join(args, " "), out)
	} else if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return files
}

// testResults are the tests of a module that have passed, by package and name.
type testResults map[string]map[string]bool

// runTests runs all tests of a module.
func runTests(t *testing.T, dir string) testResults {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "test", compileOnce, "-vet=off", "-json", "-count=1", "./...")
	cmd.Dir = dir
	out, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	results, said := testResults{}, ""
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var event struct{ Action, Package, Test, Output string }
		if err := d.Decode(&event); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("go test -json: %v", err)
		}
		said += event.Output
		if event.Action == "pass" && event.Test != "" {
			if results[event.Package] == nil {
				results[event.Package] = map[string]bool{}
			}
			results[event.Package][event.Test] = true
		}
	}
	if err != nil {
		t.Errorf("go test: %v\n%s", err, said)
	}
	return results
}

// own reports whether the tests that were generated for a row have passed.
func (results testResults) own(t *testing.T, _ string) func(*modelRow) bool {
	return func(r *modelRow) bool {
		names := testNames(t, r.outputs()[1])
		for _, name := range names {
			if !results[r.Path][name] {
				return false
			}
		}
		return len(names) > 0
	}
}

// live reports whether the exchange over HTTP was recorded for a row.
func (results testResults) live(*testing.T, string) func(*modelRow) bool {
	return func(r *modelRow) bool { return results[r.Path]["TestLive/"+r.Name] }
}

// testNames returns the names of the tests in a file; none if it does not parse.
func testNames(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Error(err)
		return nil
	}
	var names []string
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(f.Name.Name, "Test") {
			names = append(names, f.Name.Name)
		}
	}
	return names
}
