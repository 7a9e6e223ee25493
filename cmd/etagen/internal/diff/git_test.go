package diff

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A pair is a file before and after a change; nil is no file.
type pair struct {
	name          string
	before, after []byte
}

// pairs are random changes of texts with few different lines and with many,
// with and without a newline at the end, as on Unix and as on Windows.
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

// TestApplies has the programs that people use apply the diffs.
func TestApplies(t *testing.T) {
	for _, program := range [][]string{
		{"git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn"},
		{"git", "-c", "core.autocrlf=true", "apply", "--whitespace=nowarn"},
		{"patch", "-p1", "--binary", "--quiet", "--remove-empty-files"},
	} {
		t.Run(strings.Join(program[:len(program)-1], " "), func(t *testing.T) {
			if _, err := exec.LookPath(program[0]); err != nil {
				t.Skip(err)
			}
			dir := t.TempDir()
			all := pairs(400)
			var patch bytes.Buffer
			for _, p := range all {
				if program[0] == "patch" && len(p.before)+len(p.after) == 0 {
					continue // it looks for a hunk
				}
				write(t, dir, p)
				patch.Write(Unified(p.name, p.before, p.after))
			}
			cmd := exec.CommandContext(t.Context(), program[0], program[1:]...)
			cmd.Dir, cmd.Stdin = dir, &patch
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			for _, p := range all {
				if program[0] != "patch" || len(p.before)+len(p.after) > 0 {
					holds(t, dir, p)
				}
			}
		})
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

// holds fails where the file is not as it is to be, but for how lines end. It
// has one kind of line ends if it had one before.
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
