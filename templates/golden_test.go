package templates_test

import (
	"bytes"
	"flag"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates"
)

var update = flag.Bool("update", false, "rewrite the outputs in testdata/golden")

const goldenFiles = "../testdata/golden/*.txtar"

// TestGolden renders the model in each archive and compares the result with the files
// after it, byte for byte. A line "tests" in the comment also asks for the generated
// test. With -update the files are rewritten.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob(goldenFiles)
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens in %s: %v", goldenFiles, err)
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "source", nil)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := renderGolden(t, fset, imports, archive)
			if *update {
				if err := os.WriteFile(name, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			compareGolden(t, got.Files, archive.Files)
		})
	}
}

// renderGolden returns an archive with a model and its output.
func renderGolden(t *testing.T, fset *token.FileSet, imports types.Importer, archive *txtar.Archive) *txtar.Archive {
	t.Helper()
	source := archive.Files[0]
	syntax, err := parser.ParseFile(fset, source.Name, source.Data, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	pkg := &annotations.Package{
		Fset:      fset,
		Files:     []*ast.File{syntax},
		Info:      &types.Info{Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}},
		GoVersion: "1.22",
	}
	conf := types.Config{Importer: imports, IgnoreFuncBodies: true}
	if pkg.Types, err = conf.Check("example.com/shop/catalog", fset, pkg.Files, pkg.Info); err != nil {
		t.Fatal(err)
	}
	resources, found := annotations.Read(pkg)
	for _, d := range found {
		if !d.Note {
			t.Errorf("the model is wrong: %s", d)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	place := templates.Package{
		Name: syntax.Name.Name, Path: pkg.Types.Path(), Module: "example.com/shop",
		Support: "example.com/shop/internal/etagen", Scope: pkg.Types.Scope(),
	}
	rendered := &txtar.Archive{Comment: archive.Comment, Files: archive.Files[:1:1]}
	add := func(name string, content []byte, err error) {
		if err != nil {
			t.Fatal(err)
		}
		rendered.Files = append(rendered.Files, txtar.File{Name: name, Data: content})
	}
	for _, res := range resources {
		stem := strings.ToLower(res.Name)
		for _, k := range templates.Kinds() {
			if k.Scope != templates.PerResource || k.Wants != nil && !k.Wants(res) || k.Test && !slices.Contains(strings.Split(string(archive.Comment), "\n"), "tests") {
				continue
			}
			content, err := k.Render(place, []*model.Resource{res})
			add(stem+k.Suffix, content, err)
		}
	}
	for _, k := range templates.Kinds() {
		wanted := slices.DeleteFunc(slices.Clone(resources), func(res *model.Resource) bool { return k.Wants != nil && !k.Wants(res) })
		if k.Scope == templates.PerPackage && len(wanted) > 0 {
			content, err := k.Render(place, wanted)
			add(k.Suffix, content, err)
		}
	}
	return rendered
}

// compareGolden reports files that differ, each with the first line that does.
func compareGolden(t *testing.T, got, want []txtar.File) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(want):
			t.Errorf("%s is not in the archive (run with -update)", got[i].Name)
		case i >= len(got) || got[i].Name != want[i].Name:
			t.Errorf("%s is not rendered here (run with -update)", want[i].Name)
		case !bytes.Equal(got[i].Data, want[i].Data):
			a, b := bytes.Split(got[i].Data, []byte("\n")), bytes.Split(want[i].Data, []byte("\n"))
			line := 0
			for line < len(a)-1 && line < len(b)-1 && bytes.Equal(a[line], b[line]) {
				line++
			}
			t.Errorf("%s:%d: (run with -update if it is meant)\ngot  %s\nwant %s", got[i].Name, line+1, a[line], b[line])
		}
	}
}

// TestGoldenOfEachFeature requires each directive, argument and role in some golden.
func TestGoldenOfEachFeature(t *testing.T) {
	names, err := filepath.Glob(goldenFiles)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(archive.Files[0].Data)) {
			noteFeatures(used, line)
		}
	}
	for _, d := range annotations.Directives() {
		if !used[d.Name] {
			t.Errorf("no golden has the directive %s", d.Name)
		}
		for _, a := range d.Arguments {
			if !a.Positional && !used[d.Name+" "+a.Name] {
				t.Errorf("no golden has the argument %s of the directive %s", a.Name, d.Name)
			}
		}
	}
	for _, r := range annotations.Roles() {
		if !used["role "+r.Name] {
			t.Errorf("no golden has the role %s", r.Name)
		}
	}
}

// noteFeatures records the directive and the arguments, or the roles, in a line.
func noteFeatures(used map[string]bool, line string) {
	if words := strings.Fields(line); len(words) > 0 && strings.HasPrefix(words[0], "//etagen:") {
		name := strings.TrimPrefix(words[0], "//etagen:")
		used[name] = true
		for _, word := range words[1:] {
			argument, _, _ := strings.Cut(word, "=")
			used[name+" "+argument] = true
		}
	}
	if _, tag, ok := strings.Cut(line, `etagen:"`); ok {
		roles, _, _ := strings.Cut(tag, `"`)
		for role := range strings.SplitSeq(roles, ",") {
			name, _, _ := strings.Cut(role, "=")
			used["role "+name] = true
		}
	}
}
