package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A state is a possible source of a module, with the files that a run generates from it.
type state struct {
	input   map[string]string // by path, with slashes
	args    []string
	outputs map[string]string
}

// buildCommand builds etagen as users get it. The test binary cannot show how it behaves
// when it is killed.
func buildCommand(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "etagen.exe")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("building etagen: %v\n%s", err, out)
	}
	return binary
}

// twoStates returns two states of one module that differ in every output. The output of
// each resource differs, and each state has a resource that the other lacks. The support
// package differs by the header.
func twoStates(t *testing.T, binary string) [2]*state {
	t.Helper()
	states := [2]*state{
		{input: map[string]string{}},
		{input: map[string]string{}, args: []string{"--header", "LICENSE"}},
	}
	for i, s := range states {
		field := [2]string{"Title", "Name"}[i]
		s.input["go.mod"] = "module example.com/m\n\ngo 1.22\n"
		s.input["LICENSE"] = "Copyright by nobody.\n"
		s.input["a/a.go"] = "package a\n" + resource("Ant", field) + resource("Ape", field)
		s.input["b/b.go"] = "package b\n" + resource("Bat", field) + resource([2]string{"Bee", "Bug"}[i], field)
		dir := t.TempDir()
		s.write(t, dir)
		if out, err := s.command(binary, dir, "./...").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		s.outputs = s.read(t, dir)
		for name, content := range s.outputs {
			if _, err := parser.ParseFile(token.NewFileSet(), name, content, parser.AllErrors); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, content := range states[0].outputs {
		if states[1].outputs[name] == content {
			t.Fatalf("%s is the same in both states", name)
		}
	}
	return states
}

// resource returns the declaration of a resource.
func resource(name, field string) string {
	return fmt.Sprintf(`
// %[1]s is a resource.
//
//etagen:resource /%[2]s/{id}
type %[1]s struct {
	ID      string %[4]sjson:"id" etagen:"id"%[4]s
	Version int64  %[4]sjson:"version" etagen:"version"%[4]s
	%[3]s string
}
`, name, strings.ToLower(name), field, "`")
}

// write writes the source into a folder.
func (s *state) write(t *testing.T, dir string) {
	t.Helper()
	for name, content := range s.input {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
}

// writeFile writes a file, and creates its folders.
func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// command returns a run of etagen on packages of the module in a folder.
func (s *state) command(binary, dir string, packages ...string) *exec.Cmd {
	cmd := exec.Command(binary, slices.Concat([]string{"-q"}, s.args, packages)...)
	cmd.Dir = dir
	cmd.Env = append(scriptEnv(), "PWD="+dir)
	return cmd
}

// read reads all files of the module that are not its source.
func (s *state) read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if name = filepath.ToSlash(name); s.input[name] != "" {
			return nil
		}
		content, err := os.ReadFile(path)
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// isIn fails unless a folder has the outputs of the state and nothing else.
func (s *state) isIn(t *testing.T, dir string) bool {
	t.Helper()
	files := s.read(t, dir)
	for name := range maps.Keys(files) {
		if _, ok := s.outputs[name]; !ok {
			t.Errorf("%s stayed", name)
		}
	}
	for name, want := range s.outputs {
		if is, ok := files[name]; !ok {
			t.Errorf("%s is missing", name)
		} else if is != want {
			t.Errorf("%s is not what it should be", name)
		}
	}
	return !t.Failed()
}
