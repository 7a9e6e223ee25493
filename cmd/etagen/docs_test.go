package main

import (
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pages are the texts, besides the README, that tell a reader what to do in a module.
// ran is the number of commands and recipes in each.
var pages = []struct {
	name string
	ran  int
}{
	{"adopting.md", 11},
	{"json.md", 2},
	{"ci.md", 13},
	{"stability.md", 8},
	{"vet.md", 6},
	{"client.md", 2},
	{"openapi.md", 3},
	{"compress.md", 2},
	{"keep.md", 2},
}

// TestDocs follows the README in a new module: it writes the files that are shown, runs
// the commands and compares their output. Then it follows each page, in a copy of that
// module.
func TestDocs(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command as its users do, which takes some seconds")
	}
	shop := docsShop{dir: t.TempDir(), env: docsEnv(t)}
	shop.write(t, "go.mod", "module example.com/shop\n\ngo 1.26.0\n")
	if ran := shop.follow(t, docsText(t, "README.md")); ran != 4 {
		t.Errorf("README.md: %d commands ran, want 4", ran)
	}
	t.Run("README.md", func(t *testing.T) {
		t.Parallel()
		shop := shop.copy(t)
		shop.run(t, "go", "vet", "./...")
		shop.weigh(t, docsText(t, "README.md"))
	})
	for _, p := range pages {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			shop, text := shop.copy(t), docsText(t, "docs", p.name)
			if ran := shop.follow(t, text); ran != p.ran {
				t.Errorf("%d commands and recipes ran, want %d", ran, p.ran)
			}
			if _, tested, ok := strings.Cut(text, "\n$ go test ./"); ok { // which does not vet with docsEnv
				shop.run(t, "go", "vet", "./"+strings.Fields(tested)[0])
			}
		})
	}
}

func docsText(t *testing.T, name ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{root()}, name...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A docsBlock is a fenced block, with the comment on the line before it.
type docsBlock struct{ mark, text string }

var docsFence = regexp.MustCompile("(?ms)^(?:<!-- ([^\n]*) -->\n)?```\\w*\n(.*?)^```$")

func docsBlocks(text string) []docsBlock {
	var blocks []docsBlock
	for _, m := range docsFence.FindAllStringSubmatch(text, -1) {
		blocks = append(blocks, docsBlock{mark: m[1], text: m[2]})
	}
	return blocks
}

// A docsShop is the module that a reader makes.
type docsShop struct {
	dir string
	env []string
}

// follow follows the blocks of a text, and returns how many commands and recipes ran.
func (s docsShop) follow(t *testing.T, text string) (ran int) {
	t.Helper()
	address, blocks := "", docsBlocks(text)
	for _, b := range blocks { // files first, because the commands need the whole module
		if name, ok := strings.CutPrefix(b.mark, "file: "); ok {
			s.write(t, name, b.text)
		}
	}
	for _, b := range blocks {
		verb, what, _ := strings.Cut(b.mark, ": ")
		switch verb {
		case "file":
		case "usual": // bench/compare runs it
		case "clone":
			wantTargets(t, b.text)
		case "form": // needs a module that is not available
			if formatted, err := format.Source([]byte(b.text)); err != nil || string(formatted) != b.text {
				t.Errorf("a block is not in the form of gofmt: %v\n%s", err, b.text)
			}
		case "then file":
			s.write(t, what, b.text)
		case "run after":
			s.edit(t, what)
			fallthrough
		case "run":
			ran += s.runAll(t, b.text)
		case "try after": // in a copy, so that the module stays as it is
			tried := s.copy(t)
			tried.edit(t, what)
			ran += tried.runAll(t, b.text)
		case "serve":
			address = s.serve(t, b.text)
		case "ask":
			ran += s.ask(t, b.text, address)
		case "recipe":
			s.copy(t).cook(t, what, b)
			ran++
		default:
			t.Errorf("a block is marked %q: every block has to be held to something", b.mark)
		}
	}
	return ran
}

// copy returns a copy of the module.
func (s docsShop) copy(t *testing.T) docsShop {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(s.dir)); err != nil {
		t.Fatal(err)
	}
	return docsShop{dir, s.env}
}

func (s docsShop) read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func (s docsShop) write(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// edit replaces a text that must be in a file. The words of what are the file, the old
// text and the new one, with · for a space.
func (s docsShop) edit(t *testing.T, what string) {
	t.Helper()
	words := strings.Fields(what)
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "·", " ")
	}
	name, from, to := words[0], words[1], words[2]
	text := s.read(t, name)
	if !strings.Contains(text, from) {
		t.Fatalf("%s has no %q", name, from)
	}
	s.write(t, name, strings.ReplaceAll(text, from, to))
}
