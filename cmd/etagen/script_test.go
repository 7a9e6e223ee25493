package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// scripts are the archives that TestScripts runs. Each is a list of commands,
// one a line, and the files that they find in the folder that they run in.
//
// A line is words with blanks between them; single quotes hold a word
// together; # begins a comment. $WORK is the folder, and other variables are
// those of the environment. A "!" before a command says that it fails. The
// commands are the methods in verbs.
const scripts = "../../testdata/script/*.txtar"

func TestScripts(t *testing.T) {
	paths, err := filepath.Glob(scripts)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scripts in %s: %v", scripts, err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			runScript(t, path, parseArchive(string(text)))
		})
	}
}

// A script is a run of one archive.
type script struct {
	*testing.T
	work   string // where the files are
	dir    string // the working directory
	env    []string
	stdout string // of the last program
	stderr string
	status int
	before map[string]string // what "remember" saw

	limit        int  // of the files that programs write, in bytes; 0 is none
	unprivileged bool // programs are bound by the modes of files
}

// runScript unpacks an archive and carries out its commands.
func runScript(t *testing.T, path string, a archive) {
	// The temporary directory of macOS is behind a link.
	work, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s := &script{T: t, work: work, dir: work, env: scriptEnv(work)}
	for _, f := range a.files {
		s.write(filepath.Join(work, filepath.FromSlash(f.name)), f.content)
	}
	for i, line := range strings.Split(a.comment, "\n") {
		if err := s.line(line); err != nil {
			t.Fatalf("%s:%d: %s\n%v\n-- stdout --\n%s-- stderr --\n%s", filepath.Base(path), i+1, line, err, s.stdout, s.stderr)
		}
	}
}

// scriptEnv is the environment of a script: that of the test without what
// would lead the go command elsewhere, and without a network.
func scriptEnv(work string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains([]string{"GOFLAGS", "GOWORK", "GO111MODULE", "GOPACKAGESDRIVER", "PWD", "TERM"}, name)
	})
	return append(env, asCommand+"=1", "WORK="+work, "GOFLAGS=-mod=mod", "GOPROXY=off", "GOTOOLCHAIN=local",
		"ROOT="+root(), "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
}

// line carries out one line.
func (s *script) line(line string) error {
	words, err := s.split(line)
	if err != nil || len(words) == 0 {
		return err
	}
	if condition, ok := strings.CutPrefix(words[0], "["); ok {
		if !holds(strings.TrimSuffix(condition, "]")) {
			return nil
		}
		words = words[1:]
	}
	fails := words[0] == "!"
	if fails {
		words = words[1:]
	}
	if len(words) == 0 {
		return fmt.Errorf("no command")
	}
	verb, ok := verbs[words[0]]
	if !ok {
		return fmt.Errorf("there is no command %q", words[0])
	}
	err = verb(s, words[1:])
	switch {
	case fails && err == nil:
		return fmt.Errorf("%s succeeded", words[0])
	case fails && !isExpected(err):
		return err
	case fails:
		return nil
	}
	return err
}

// holds reports whether the condition of a line holds: the name of a system, or
// of a property of it.
func holds(condition string) bool {
	name, negated := strings.CutPrefix(condition, "!")
	held := name == runtime.GOOS
	switch name {
	case "unix":
		held = runtime.GOOS != "windows"
	case "cgo":
		_, err := exec.LookPath("cc")
		held = err == nil
	}
	return held != negated
}

var variable = regexp.MustCompile(`\$[A-Z]+`)

// split splits a line into words and puts in the values of variables, which
// are left alone within quotes.
func (s *script) split(line string) ([]string, error) {
	var words []string
	for rest := strings.TrimSpace(line); rest != "" && rest[0] != '#'; rest = strings.TrimLeft(rest, " \t") {
		var word string
		if rest[0] == '\'' {
			end := strings.IndexByte(rest[1:], '\'')
			if end < 0 {
				return nil, fmt.Errorf("a quote is not closed")
			}
			word, rest = rest[1:end+1], rest[end+2:]
		} else {
			end := strings.IndexAny(rest, " \t")
			if end < 0 {
				end = len(rest)
			}
			word = variable.ReplaceAllStringFunc(rest[:end], s.getenv)
			rest = rest[end:]
		}
		words = append(words, word)
	}
	return words, nil
}

// getenv is the value of a variable, given with its dollar sign.
func (s *script) getenv(name string) string {
	for _, v := range slices.Backward(s.env) {
		if value, ok := strings.CutPrefix(v, name[1:]+"="); ok {
			return value
		}
	}
	return ""
}

// path is a file as a script names it.
func (s *script) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(s.dir, filepath.FromSlash(name))
}

// write writes a file and makes the folders that it is in.
func (s *script) write(path, content string) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		s.Fatal(err)
	}
}

// root is the folder of the module that is tested.
func root() string {
	dir, err := filepath.Abs("../..")
	if err != nil {
		panic(err)
	}
	return dir
}
