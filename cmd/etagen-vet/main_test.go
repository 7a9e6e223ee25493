package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/generator"
)

// These are the diagnostics of the module in testdata.
const (
	stale      = "catalog/book.go:6:6: the generated code for Book in book_etagen.go is out of date: run go generate [stale-output]"
	staleTests = "catalog/book.go:6:6: the generated tests for Book in book_etagen_test.go are out of date: run go generate [stale-output]"
	misspelt   = `people/author.go:8:41: there is no role "verison": write version [unknown-role]`
	undefined  = "people/broken.go:3:9: undefined: missing"
	unwrapped  = "store/store.go:16:3: GetAuthor returns the error of Scan, which is sql.ErrNoRows if there is no row and does not wrap people.ErrAuthorNotFound, so the handler responds 500 [store-error]"
)

// TestCommand builds the command and runs it on a module in each possible way.
func TestCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command, and has go vet look at all that it imports")
	}
	tool := filepath.Join(t.TempDir(), "etagen-vet")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", tool, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	all := []string{stale, staleTests, misspelt, unwrapped}
	whole, broken := shop(t), shop(t)
	write(t, filepath.Join(broken, "people", "broken.go"), "package people\n\nvar x = missing\n")
	tests := []struct {
		name   string
		dir    string
		args   []string
		status int
		want   []string // lines, in the order of the files
	}{
		{"alone", whole, []string{tool, "./..."}, 3, all},
		{"one package", whole, []string{tool, "./people"}, 3, []string{misspelt}},
		{"one analyzer", whole, []string{tool, "-etagenstore", "./..."}, 3, []string{unwrapped}},
		{"without tests", whole, []string{tool, "-test=false", "./catalog"}, 3, []string{stale}},
		{"without two analyzers", whole, []string{tool, "-etagen=false", "-etagenoutput=false", "./..."}, 3, []string{unwrapped}},
		{"nothing to say", whole, []string{tool, "./internal/..."}, 0, nil},
		{"go vet", whole, []string{"go", "vet", "-vettool=" + tool, "./..."}, 1, all},
		{"go vet with a flag", whole, []string{"go", "vet", "-vettool=" + tool, "-etagen", "./..."}, 1, []string{misspelt}},
		{"go vet, nothing to say", whole, []string{"go", "vet", "-vettool=" + tool, "./internal/..."}, 0, nil},
		{"alone, what does not compile", broken, []string{tool, "./people"}, 3, []string{misspelt, undefined}},
		{"go vet, what does not compile", broken, []string{"go", "vet", "-vettool=" + tool, "./people"}, 1, []string{undefined}},
		{"no such package", whole, []string{tool, "./nothere"}, 1, []string{"-: stat nothere: directory not found"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, stderr, status := run(t, test.dir, test.args...)
			if got := lines(stderr, test.dir); status != test.status || strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("status %d, want %d; said\n%s\nwant\n%s\nall of it\n%s", status, test.status, strings.Join(got, "\n"), strings.Join(test.want, "\n"), stderr)
			}
		})
	}
	t.Run("JSON", func(t *testing.T) { testJSON(t, tool) })
	t.Run("fixes", func(t *testing.T) { testFixes(t, tool) })
}

// testJSON reads the output that drivers print for programs.
func testJSON(t *testing.T, tool string) {
	dir := shop(t)
	for _, args := range [][]string{{tool, "-json", "./people"}, {"go", "vet", "-json", "-vettool=" + tool, "./people"}} {
		stdout, stderr, status := run(t, dir, args...)
		if status != 0 {
			t.Errorf("%s: status %d, want 0: %s", args, status, stderr)
		}
		seen := 0
		for _, analyzers := range documents(t, stdout) {
			for _, d := range analyzers["etagen"] {
				seen++
				if d.Category != "unknown-role" || !strings.HasSuffix(d.Posn, "author.go:8:41") || !strings.HasSuffix(d.End, "author.go:8:48") ||
					len(d.SuggestedFixes) != 1 || d.SuggestedFixes[0].Edits[0].New != "version" {
					t.Errorf("%s: %+v", args, d)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s: nothing is said of the role in\n%s", args, stdout)
		}
	}
}

// A found is a diagnostic, as drivers print it for programs.
type found struct {
	Category, Posn, End, Message string
	SuggestedFixes               []struct {
		Message string
		Edits   []struct{ New string }
	} `json:"suggested_fixes"`
}

// documents returns the diagnostics by package and analyzer. go vet prints a document
// for each package when it is done, and may print its own lines between them.
func documents(t *testing.T, text string) map[string]map[string][]found {
	t.Helper()
	var own strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "# ") {
			own.WriteString(line)
		}
	}
	all := map[string]map[string][]found{}
	for d := json.NewDecoder(strings.NewReader(own.String())); d.More(); {
		if err := d.Decode(&all); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	}
	return all
}

// testFixes applies the fixes with each command that can, and expects no diagnostics
// after the output is regenerated.
func testFixes(t *testing.T, tool string) {
	for _, args := range [][]string{
		{tool, "-fix", "./..."},
		{"go", "vet", "-fix", "-vettool=" + tool, "./..."},
		{"go", "fix", "-fixtool=" + tool, "./..."},
	} {
		dir := shop(t)
		if _, stderr, status := run(t, dir, args...); status != 0 {
			t.Errorf("%s: status %d: %s", args, status, stderr)
		}
		generate(t, dir)
		if _, stderr, status := run(t, dir, tool, "./..."); status != 0 || stderr != "" {
			t.Errorf("%s left something to say, status %d:\n%s", args, status, stderr)
		}
	}
}

// run runs a command in a folder.
func run(t *testing.T, dir string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, said bytes.Buffer
	cmd := exec.CommandContext(t.Context(), args[0], args[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &said
	cmd.Env = append(os.Environ(), "GOFLAGS="+os.Getenv("GOFLAGS")+" -mod=mod", "GOWORK=off", "GOPROXY=off")
	if exit := (*exec.ExitError)(nil); !errors.As(cmd.Run(), &exit) && cmd.ProcessState == nil {
		t.Fatalf("%s did not run", args)
	}
	return out.String(), said.String(), cmd.ProcessState.ExitCode()
}

// lines returns each line of a command's output once, sorted by file. Paths are relative
// to a folder. Lines in which the go command names packages are left out.
func lines(text, dir string) []string {
	var all []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "-: # ") {
			continue
		}
		all = append(all, filepath.ToSlash(strings.ReplaceAll(line, dir+string(filepath.Separator), "")))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// shop writes the module of testdata/shop.txtar to a temporary folder, generates its
// output, and then changes the module.
func shop(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/shop.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if !strings.HasSuffix(f.Name, ".later") {
			write(t, filepath.Join(dir, f.Name), string(f.Data))
		}
	}
	generate(t, dir)
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".later"); ok {
			write(t, filepath.Join(dir, name), string(f.Data))
		}
	}
	nameFolder(t, dir)
	return dir
}

// nameFolder writes the path of the folder into each package of a module. With
// -trimpath, the go command would otherwise reuse the results for another folder with
// the same files.
func nameFolder(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{"catalog", "people", "store"} {
		write(t, filepath.Join(dir, name, "folder.go"), "package "+name+"\n\n// "+dir+"\n")
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// generate writes the output of all packages.
func generate(t *testing.T, dir string) {
	t.Helper()
	plan, err := generator.Generate(t.Context(), generator.Config{Dir: dir, Patterns: []string{"./..."}, Tests: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Apply(); err != nil {
		t.Fatal(err)
	}
}
