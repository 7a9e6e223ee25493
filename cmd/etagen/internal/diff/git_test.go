package diff

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// A pair is a file before and after a change; nil means no file.
type pair struct {
	name          string
	before, after []byte
}

// pairs returns random changes of texts with few different lines and with many, with and
// without a newline at the end, and with the line endings of Unix and of Windows.
func pairs(n int) []pair {
	r := rand.New(rand.NewPCG(1, 2))
	text := func(kinds int, end string) []byte {
		var b bytes.Buffer
		for range r.IntN(30) {
			fmt.Fprintf(&b, "%d%s", r.IntN(kinds), end)
		}
		if r.IntN(4) == 0 {
			b.WriteString("the end")
		}
		return b.Bytes()
	}
	var all []pair
	for i := range n {
		kinds, end := 1+r.IntN(40), []string{"\n", "\r\n"}[r.IntN(2)]
		p := pair{fmt.Sprintf("dir %d/f%d.go", i%3, i), text(kinds, end), text(kinds, "\n")}
		switch r.IntN(12) {
		case 0:
			p.before = nil
		case 1:
			p.after = nil
		case 2:
			p.before, p.after = []byte{}, nil
		}
		all = append(all, p)
	}
	return all
}

// TestApplies applies the diffs with the programs that people use.
func TestApplies(t *testing.T) {
	tests := []struct {
		name       string
		program    []string
		repository bool // run in a repository
	}{
		{"git", []string{"git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn"}, false},
		{"git with line ends of Windows", []string{"git", "-c", "core.autocrlf=true", "apply", "--whitespace=nowarn"}, false},
		{"git in a repository", []string{"git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn"}, true},
		{"patch", []string{"patch", "-p1", "--binary", "--quiet", "--remove-empty-files"}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := exec.LookPath(test.program[0]); err != nil {
				t.Skip(err)
			}
			dir := t.TempDir()
			if test.repository {
				execute(t, dir, nil, "git", "init", "--quiet")
				dir = filepath.Join(dir, "folder")
			}
			all := pairs(400)
			if test.repository || test.program[0] == "patch" {
				all = slices.DeleteFunc(all, func(p pair) bool { return len(p.before)+len(p.after) == 0 })
			}
			var patch bytes.Buffer
			for _, p := range all {
				write(t, dir, p)
				patch.Write(Unified(p.name, p.before, p.after))
			}
			execute(t, dir, &patch, test.program...)
			for _, p := range all {
				holds(t, dir, p)
			}
		})
	}
}

// execute runs a program in a folder.
func execute(t *testing.T, dir string, stdin io.Reader, words ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), words[0], words[1:]...)
	cmd.Dir, cmd.Stdin = dir, stdin
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", words, err, out)
	}
}

// write writes a file as it is before the change.
func write(t *testing.T, dir string, p pair) {
	t.Helper()
	path := filepath.Join(dir, p.name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if p.before == nil {
		return
	}
	if err := os.WriteFile(path, p.before, 0o666); err != nil {
		t.Fatal(err)
	}
}

// holds fails if the file differs from the expected one by more than line endings. If it
// had one kind of line endings before, it must still have one.
func holds(t *testing.T, dir string, p pair) {
	t.Helper()
	got, err := os.ReadFile(filepath.Join(dir, p.name))
	if gone := os.IsNotExist(err); gone != (p.after == nil) && !(gone && len(p.after) == 0) {
		t.Errorf("%s: %v", p.name, err)
		return
	}
	if string(unix(got)) != string(p.after) {
		t.Errorf("%s: got %q, want %q", p.name, got, p.after)
	}
	if n := bytes.Count(got, []byte("\r\n")); n > 0 && bytes.Contains(p.before, []byte("\n")) && n != bytes.Count(got, []byte("\n")) {
		t.Errorf("%s: got %q, with two kinds of line ends", p.name, got)
	}
}

func unix(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) }
