package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadme does what the README tells a reader to do, in a new module: it
// writes the files that are shown, runs the commands, compares what they print,
// and puts the requests of the table to both handlers.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command as its users do, which takes some seconds")
	}
	path, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	shop := readmeShop{dir: t.TempDir(), env: readmeEnv(t)}
	if err := os.CopyFS(shop.dir, os.DirFS("testdata/readme")); err != nil {
		t.Fatal(err)
	}
	shop.write(t, "go.mod", "module example.com/shop\n\ngo 1.26.0\n")
	ran := 0
	blocks := readmeBlocks(string(text))
	for _, b := range blocks { // files first: the commands are for the whole module
		switch b.mark {
		case "func: naive":
			shop.write(t, "naive.go", shop.read(t, "naive.go")+"\n"+b.text)
		case "run", "demo":
		default:
			name, ok := strings.CutPrefix(b.mark, "file: ")
			if !ok {
				t.Errorf("a block is marked %q: every block has to be held to something", b.mark)
			}
			shop.write(t, name, b.text)
		}
	}
	for _, b := range blocks {
		if b.mark == "run" {
			ran += shop.runAll(t, b.text)
		}
	}
	if ran != 4 {
		t.Errorf("%d commands ran, want 4", ran)
	}
	shop.run(t, "go", "vet", "./...")
	shop.env = append(shop.env, "ETAGEN_README="+path)
	shop.run(t, "go", "test", ".")
}

// A readmeBlock is a fenced block with the comment on the line before it.
type readmeBlock struct{ mark, text string }

var readmeFence = regexp.MustCompile("(?ms)^(?:<!-- ([^\n]*) -->\n)?```\\w+\n(.*?)^```$")

func readmeBlocks(text string) []readmeBlock {
	var blocks []readmeBlock
	for _, m := range readmeFence.FindAllStringSubmatch(text, -1) {
		blocks = append(blocks, readmeBlock{mark: m[1], text: m[2]})
	}
	return blocks
}

// A readmeShop is the module that a reader of the README makes.
type readmeShop struct {
	dir string
	env []string
}

func (s readmeShop) read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func (s readmeShop) write(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// runAll runs the commands of a block and compares their standard output where
// the block shows any. It returns how many ran.
func (s readmeShop) runAll(t *testing.T, block string) int {
	t.Helper()
	commands := strings.Split("\n"+block, "\n$ ")[1:]
	for _, c := range commands {
		line, shown, _ := strings.Cut(c, "\n")
		got := s.run(t, strings.Fields(line)...)
		if shown = strings.TrimSpace(shown); shown != "" && steadyTime(got) != steadyTime(shown) {
			t.Errorf("$ %s\nprinted\n%s\nREADME.md shows\n%s", line, got, shown)
		}
	}
	return len(commands)
}

var secondsTaken = regexp.MustCompile(`\d+\.\d+s$`)

// steadyTime puts one time in place of the one that a test took.
func steadyTime(text string) string { return secondsTaken.ReplaceAllString(text, "0s") }

// run runs a command in the module and returns what it printed, or ends the
// test where it failed.
func (s readmeShop) run(t *testing.T, words ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c := exec.CommandContext(t.Context(), words[0], words[1:]...)
	c.Dir, c.Env, c.Stdout, c.Stderr = s.dir, s.env, &stdout, &stderr
	if err := c.Run(); err != nil {
		t.Fatalf("$ %s\n%v\n%s%s", strings.Join(words, " "), err, &stdout, &stderr)
	}
	return strings.TrimSpace(stdout.String())
}
