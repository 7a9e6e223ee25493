package generator

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/annotations/model"
)

// inspect loads the packages of a module as an analyzer gets them, each with its tests
// if it has any, and returns what Inspect finds.
func inspect(t *testing.T, dir string) *Inspection {
	t.Helper()
	return inspectAs(t, dir, packages.LoadSyntax, "./...")
}

// inspectAs loads packages in the cheaper way for them: LoadSyntax compiles their
// imports, LoadAllSyntax checks them from source.
func inspectAs(t *testing.T, dir string, mode packages.LoadMode, patterns ...string) *Inspection {
	t.Helper()
	work := "GOWORK=off"
	if _, err := os.Stat(filepath.Join(dir, "go.work")); err == nil {
		work = "GOWORK="
	}
	cfg := &packages.Config{Dir: dir, Mode: mode | packages.NeedModule, Tests: true, Env: append(os.Environ(), "GOPROXY=off", work)}
	loaded, err := packages.Load(cfg, patterns...)
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
	model.Sort(all.Diagnostics)
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

// states lists what an inspection found as "action file", each once. A package without
// its tests does not mention those.
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

// TestInspectAfterGenerate inspects new outputs, for every kind of resource and with
// each setting that an output does not show: there must be nothing to do.
func TestInspectAfterGenerate(t *testing.T) {
	if testing.Short() {
		t.Skip("generates for two large modules")
	}
	t.Parallel()
	for _, test := range []struct {
		name, module string
		change       func(*Config)
	}{
		{"kinds with another support package", "kinds", func(c *Config) { c.Support = "web/support" }},
		{"conformance with a header", "conformance", func(c *Config) { c.Header = "Copyright\n\n  all rights reserved\n" }},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", test.module))); err != nil {
				t.Fatal(err)
			}
			apply(t, dir, func(c *Config) {
				c.Tests = true
				test.change(c)
			})
			found := inspectAs(t, dir, packages.LoadAllSyntax, "./...")
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

// TestInspectKnowsResourcesElsewhere inspects a resource whose tag depends on which
// types of another package are resources, which only directives there say.
func TestInspectKnowsResourcesElsewhere(t *testing.T) {
	archive, err := txtar.ParseFile("../testdata/script/joined.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	dir := tree(t, files)
	apply(t, dir, nil)
	if got, want := strings.Join(states(inspect(t, dir)), ", "), "kept author_etagen.go, kept book_etagen.go, kept chapter_etagen.go"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestInspectOfCgo inspects a resource in a file that imports C: its output is not next
// to the files that analyzers get.
func TestInspectOfCgo(t *testing.T) {
	if out, err := exec.Command("go", "env", "CGO_ENABLED").Output(); err != nil || string(out) != "1\n" {
		t.Skip("there is no cgo here")
	}
	dir := tree(t, map[string]string{"go.mod": module, "book.go": "package m\n\nimport \"C\"\n\n//etagen:resource\ntype Book struct {\n\tVersion C.int `json:\"version\" etagen:\"version\"`\n}\n"})
	found := inspect(t, dir)
	if got := strings.Join(states(found), ", "); len(found.Diagnostics) > 0 || got != "kept book_etagen.go" {
		t.Errorf("got %q and %v", got, found.Diagnostics)
	}
}

// TestInspectNotices changes one thing in each package of a module that is up to date.
func TestInspectNotices(t *testing.T) {
	t.Parallel()
	const book = "package m\n\n//etagen:resource\ntype Book struct {\n\tID string `json:\"id\" etagen:\"id\"`\n\tVersion int `json:\"version\" etagen:\"version\"`\n}\n"
	const output, test = "book_etagen.go", "book_etagen_test.go"
	cases := []struct {
		name, file string
		old, new   string // without an old text, new is the whole file; without a new one, the file is removed
		want       string
	}{
		{"nothing", "book.go", "}", "}", "kept book_etagen.go, kept book_etagen_test.go"},
		{"a field of the JSON", "book.go", "\n}", "\n\tTitle string `json:\"title\"`\n}", "updated book_etagen.go, updated book_etagen_test.go"},
		{"a directive", "book.go", "type", "//etagen:vary Origin\ntype", "kept book_etagen_test.go, updated book_etagen.go"},
		{"a byte of the output", output, "not found", "not here", "kept book_etagen_test.go, updated book_etagen.go"},
		{"the header text", output, "\n\npackage", "\n\n// Mine.\n\npackage", "kept book_etagen.go, kept book_etagen_test.go"},
		{"the revision", output, "etagen.Revision", "other.Revision", "updated book_etagen.go, updated book_etagen_test.go"},
		{"the generated line", output, "// Code generated by etagen. DO NOT EDIT.", "// Mine.", " foreign-file"},
		{"a byte of the test", test, "RFC 9110", "RFC 9111", "kept book_etagen.go, updated book_etagen_test.go"},
		{"no output", output, "", "", "created book_etagen.go, updated book_etagen_test.go"},
		{"no test", test, "", "", "kept book_etagen.go"},
		{"line ends of Windows", output, "\n", "\r\n", "kept book_etagen.go, kept book_etagen_test.go"},
		{"a name in a test of the user's", "mine_test.go", "", "package m\n\nfunc etagen() {}\n\nvar http = 1\n", "kept book_etagen.go name-taken name-taken"},
		{"a mistake", "book.go", "etagen:\"version\"", "etagen:\"verison\"", " unknown-role"},
		{"a directive in a test", "mine_test.go", "", "package m\n\n//etagen:resource\ntype pen struct{}\n", "kept book_etagen.go misplaced-directive"},
		{"an argument of a test", "book.go", "//etagen:resource", "//etagen:resource sample=newBook", "kept book_etagen.go bad-sample"},
	}
	files := map[string]string{"go.mod": module}
	folder := func(i int) string { return "p" + strconv.Itoa(i) }
	for i := range cases {
		files[folder(i)+"/book.go"] = book
	}
	dir := tree(t, files)
	apply(t, dir, func(c *Config) { c.Tests = true })
	for i, c := range cases {
		edit(t, filepath.Join(dir, folder(i), c.file), c.old, c.new)
	}
	found := inspect(t, dir)
	for i, c := range cases {
		here := found.in(filepath.Join(dir, folder(i)))
		got := strings.Join(states(here), ", ")
		for _, d := range here.Diagnostics {
			got += " " + string(d.Code)
		}
		if got != c.want {
			t.Errorf("%s: got  %q\nwant %q", c.name, got, c.want)
		}
	}
}

// edit replaces a text in a file.
func edit(t *testing.T, path, old, new string) {
	t.Helper()
	content, err := os.ReadFile(path)
	switch {
	case old == "" && new == "":
		err = os.Remove(path)
	case old == "":
		err = os.WriteFile(path, []byte(new), 0o644)
	case err == nil && strings.Contains(string(content), old):
		err = os.WriteFile(path, []byte(strings.ReplaceAll(string(content), old, new)), 0o644)
	default:
		t.Fatalf("%s has no %q: %v", path, old, err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// in returns what an inspection found in one folder.
func (i *Inspection) in(dir string) *Inspection {
	one := &Inspection{}
	for _, d := range i.Diagnostics {
		if filepath.Dir(d.Pos.Filename) == dir {
			one.Diagnostics = append(one.Diagnostics, d)
		}
	}
	for _, o := range i.Outputs {
		if filepath.Dir(o.Path) == dir {
			one.Outputs = append(one.Outputs, o)
		}
	}
	return one
}

// TestInspectAgreesWithGenerate compares both for every case in testdata/diagnostics and
// testdata/names. Each is a module of a workspace, in which all are loaded at once.
func TestInspectAgreesWithGenerate(t *testing.T) {
	if testing.Short() {
		t.Skip("generates for all of the cases")
	}
	t.Parallel()
	names, err := filepath.Glob("../testdata/[dn]*/*.txtar") // diagnostics and names
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	dir, work := t.TempDir(), "go 1.26\n"
	var patterns, wants []string
	for i, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		module := "m" + strconv.Itoa(i)
		for _, f := range append(archive.Files, txtar.File{Name: "go.mod", Data: []byte("module example.com/shop\n\ngo 1.22\n")}) {
			content := strings.ReplaceAll(string(f.Data), "example.com/shop", "example.com/"+module)
			switch {
			case f.Name == "go.mod" && content != "module example.com/"+module+"\n\ngo 1.22\n", filepath.Ext(f.Name) != ".go" && f.Name != "go.mod":
				continue
			case filepath.Ext(f.Name) == ".go" && !strings.Contains(f.Name, "/"):
				f.Name = "catalog/" + f.Name
			}
			path := filepath.Join(dir, module, filepath.FromSlash(f.Name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		wants = append(wants, texts(&Inspection{Diagnostics: generate(t, filepath.Join(dir, module), nil).plan.Diagnostics}))
		patterns = append(patterns, "./"+module+"/...")
		work += "use ./" + module + "\n"
	}
	if err := os.WriteFile(filepath.Join(dir, "go.work"), []byte(work), 0o644); err != nil {
		t.Fatal(err)
	}
	all := inspectAs(t, dir, packages.LoadSyntax, patterns...)
	for i, name := range names {
		got := texts(all.below(filepath.Join(dir, "m"+strconv.Itoa(i))))
		if got != wants[i] {
			t.Errorf("%s: got\n%s\nwant\n%s", filepath.Base(name), got, wants[i])
		}
	}
}

// below returns what an inspection found in a folder and in those below it.
func (i *Inspection) below(dir string) *Inspection {
	one := &Inspection{}
	for _, d := range i.Diagnostics {
		if strings.HasPrefix(d.Pos.Filename, dir+string(filepath.Separator)) {
			one.Diagnostics = append(one.Diagnostics, d)
		}
	}
	return one
}

// texts returns the diagnostics, one per line. It leaves out what only a run can find:
// what the go command reports about missing packages, and what packages have in common.
func texts(i *Inspection) string {
	var lines strings.Builder
	for _, d := range i.Diagnostics {
		if d.Code == model.SharedRoute {
			continue
		}
		text, _, _ := strings.Cut(d.String(), " (cannot find module")
		lines.WriteString(strings.TrimSuffix(text, " [unknown-type]") + " " + d.Suggestion + "\n")
	}
	return lines.String()
}
