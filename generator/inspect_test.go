package generator

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/annotations"
)

// inspect loads the packages of a module as an analyzer gets them, each with
// its tests where it has some, and returns what Inspect says of them.
func inspect(t *testing.T, dir, pattern string) *Inspection {
	t.Helper()
	cfg := &packages.Config{Dir: dir, Mode: packages.LoadSyntax | packages.NeedModule, Tests: true, Env: append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")}
	loaded, err := packages.Load(cfg, pattern)
	if err != nil {
		t.Fatal(err)
	}
	all := &Inspection{}
	for _, p := range loaded {
		if strings.HasSuffix(p.PkgPath, ".test") || len(p.Syntax) == 0 {
			continue
		}
		one, err := Inspect(asLoaded(p))
		if err != nil {
			t.Fatal(err)
		}
		all.Diagnostics = append(all.Diagnostics, one.Diagnostics...)
		all.Outputs = append(all.Outputs, one.Outputs...)
	}
	annotations.Sort(all.Diagnostics)
	all.Diagnostics = slices.Compact(all.Diagnostics)
	return all
}

func asLoaded(p *packages.Package) *Loaded {
	l := &Loaded{Fset: p.Fset, Files: p.Syntax, Types: p.Types, Info: p.TypesInfo, ReadFile: os.ReadFile}
	if p.Module != nil {
		l.Module, l.GoVersion = p.Module.Path, p.Module.GoVersion
	}
	l.Errors = append(l.Errors, p.TypeErrors...)
	return l
}

// states lists what an inspection found as "action file", each once. A package
// without its tests says nothing of theirs.
func states(i *Inspection) []string {
	var all []string
	for _, o := range i.Outputs {
		if o.Action != Keep || !slices.ContainsFunc(i.Outputs, func(p Inspected) bool { return p.Path == o.Path && p.Action != Keep }) {
			all = append(all, o.Action.String()+" "+filepath.Base(o.Path))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// apply generates for a module and writes the result.
func apply(t *testing.T, dir string, change func(*Config)) {
	t.Helper()
	r := generate(t, dir, change)
	for _, d := range r.plan.Diagnostics {
		if !d.Note {
			t.Error(d)
		}
	}
	if err := r.plan.Apply(); err != nil {
		t.Fatal(err)
	}
}

// TestInspectAfterGenerate looks at what was generated a moment ago, for every
// kind of resource and with each setting that an output does not tell: nothing
// is to be done.
func TestInspectAfterGenerate(t *testing.T) {
	for _, test := range []struct {
		name, module string
		change       func(*Config)
	}{
		{"kinds", "kinds", nil},
		{"conformance with a header", "conformance", func(c *Config) { c.Header = "Copyright\n\n  all rights reserved\n" }},
		{"another support package", "kinds", func(c *Config) { c.Support, c.Tests = "web/support", true }},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", test.module))); err != nil {
				t.Fatal(err)
			}
			apply(t, dir, func(c *Config) {
				c.Tests = true
				if test.change != nil {
					test.change(c)
				}
			})
			found := inspect(t, dir, "./...")
			if len(found.Outputs) < 10 {
				t.Errorf("only %d outputs were looked at", len(found.Outputs))
			}
			for _, d := range found.Diagnostics {
				if !d.Note {
					t.Error(d)
				}
			}
			for _, o := range found.Outputs {
				if o.Action != Keep {
					t.Errorf("%s is to be %s", o.Path, o.Action)
				}
			}
		})
	}
}

// TestInspectNotices changes one thing of a module that is up to date.
func TestInspectNotices(t *testing.T) {
	const book = "package m\n\n//etagen:resource /books/{id}\ntype Book struct {\n\tID string `json:\"id\" etagen:\"id\"`\n\tVersion int `json:\"version\" etagen:\"version\"`\n}\n"
	edit := func(name, old, new string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			path := filepath.Join(dir, name)
			content, err := os.ReadFile(path)
			if err != nil || !strings.Contains(string(content), old) {
				t.Fatalf("%s has no %q: %v", name, old, err)
			}
			if err := os.WriteFile(path, []byte(strings.Replace(string(content), old, new, 1)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	const output, test = "book_etagen.go", "book_etagen_test.go"
	for _, c := range []struct {
		name   string
		change func(*testing.T, string)
		want   string
	}{
		{"nothing", func(*testing.T, string) {}, "kept book_etagen.go, kept book_etagen_test.go"},
		{"a field of the JSON", edit("book.go", "\n}", "\n\tTitle string `json:\"title\"`\n}"), "updated book_etagen.go, updated book_etagen_test.go"},
		{"the directive", edit("book.go", "{id}", "{id} stat"), "updated book_etagen.go, updated book_etagen_test.go"},
		{"a byte of the output", edit(output, "not found", "not here"), "kept book_etagen_test.go, updated book_etagen.go"},
		{"the header text", edit(output, "\n\npackage", "\n\n// Mine.\n\npackage"), "kept book_etagen.go, kept book_etagen_test.go"},
		{"the revision", edit(output, "etagen.Revision", "other.Revision"), "updated book_etagen.go, updated book_etagen_test.go"},
		{"the generated line", edit(output, "// Code generated by etagen. DO NOT EDIT.", "// Mine."), " foreign-file"},
		{"a byte of the test", edit(test, "RFC 9110", "RFC 9111"), "kept book_etagen.go, updated book_etagen_test.go"},
		{"no output", remove(output), "created book_etagen.go, updated book_etagen_test.go"},
		{"no test", remove(test), "kept book_etagen.go"},
		{"line ends of Windows", func(t *testing.T, dir string) {
			content, _ := os.ReadFile(filepath.Join(dir, output))
			os.WriteFile(filepath.Join(dir, output), []byte(strings.ReplaceAll(string(content), "\n", "\r\n")), 0o644)
		}, "kept book_etagen.go, kept book_etagen_test.go"},
		{"a name in a test of the user's", func(t *testing.T, dir string) {
			os.WriteFile(filepath.Join(dir, "mine_test.go"), []byte("package m\n\nfunc etagen() {}\n\nvar http = 1\n"), 0o644)
		}, "kept book_etagen.go, kept book_etagen_test.go"},
		{"a mistake", edit("book.go", "etagen:\"version\"", "etagen:\"verison\""), " unknown-role"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, map[string]string{"go.mod": module, "book.go": book})
			apply(t, dir, func(c *Config) { c.Tests = true })
			c.change(t, dir)
			found := inspect(t, dir, ".")
			got := strings.Join(states(found), ", ")
			for _, d := range found.Diagnostics {
				got += " " + string(d.Code)
			}
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestInspectAgreesWithGenerate has both look at every case of
// testdata/diagnostics.
func TestInspectAgreesWithGenerate(t *testing.T) {
	names, err := filepath.Glob("../testdata/diagnostics/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{"go.mod": "module example.com/shop\n\ngo 1.22\n"}
			for _, f := range archive.Files {
				switch {
				case filepath.Ext(f.Name) != ".go":
				case strings.Contains(f.Name, "/"):
					files[f.Name] = string(f.Data)
				default:
					files["catalog/"+f.Name] = string(f.Data)
				}
			}
			dir := tree(t, files)
			got, want := texts(inspect(t, dir, "./...")), texts(&Inspection{Diagnostics: generate(t, dir, nil).plan.Diagnostics})
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// texts has the diagnostics a line each. What the go command says of a package
// that is not there is for a run alone to know.
func texts(i *Inspection) string {
	var lines strings.Builder
	for _, d := range i.Diagnostics {
		text, _, _ := strings.Cut(d.String(), " (cannot find module")
		lines.WriteString(strings.TrimSuffix(text, " [unknown-type]") + " " + d.Suggestion + "\n")
	}
	return lines.String()
}
