package annotations

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// caseSources returns the Go files of all cases of diagnostics.
func caseSources(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob(caseFiles)
	if err != nil {
		t.Fatal(err)
	}
	sources := []string{bookSource}
	for _, quoted := range []string{shapeBase, ringSource} {
		sources = append(sources, strings.ReplaceAll(quoted, "'", "`"))
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if filepath.Ext(f.Name) == ".go" {
				sources = append(sources, string(f.Data))
			}
		}
	}
	return sources
}

// readSafely reads a source and checks what is true of every result.
func readSafely(t *testing.T, source string, imports types.Importer) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("panic: %v in\n%s", p, source)
			panic(p)
		}
	}()
	all, found := Read(check(token.NewFileSet(), "example.com/shop/catalog", map[string]string{"book.go": source}, imports))
	for _, d := range found {
		checkDiagnostic(t, d)
		if d.Pos.Offset > len(source) || d.End.Offset > len(source) {
			t.Errorf("%s: behind the end of the file", d)
		}
	}
	if !slices.IsSortedFunc(found, func(a, b model.Diagnostic) int { return a.Pos.Offset - b.Pos.Offset }) {
		t.Errorf("the diagnostics are not in order: %v", found)
	}
	for _, r := range all {
		checkResource(t, r)
	}
}

// checkResource checks what templates rely on.
func checkResource(t *testing.T, r *model.Resource) {
	t.Helper()
	if r.Object == nil || len(r.Fingerprint) != jsonshape.FingerprintLength || r.Cache == "" || r.Version == nil && !r.Digest && !r.ClientOnly() && (r.Modified == nil || !r.Weak) {
		t.Errorf("resource %+v lacks something", r)
	}
	for _, f := range append(slices.Clone(r.Derived), r.Version, r.Modified, r.Incarnation, r.Variant) {
		if f != nil && (f.Kind == "" || len(f.Selector) == 0 || f.Type == nil || (f.Kind == model.Nullable) != (f.Value != nil)) {
			t.Errorf("field %+v lacks something", f)
		}
	}
	if r.Route != nil && len(r.Route.IDs) != strings.Count(strings.ReplaceAll(r.Route.Pattern, "{$}", ""), "{") {
		t.Errorf("the ids of %s are %v", r.Route.Pattern, r.Route.IDs)
	}
}

// ringSource has types of every form that refer only to themselves.
const ringSource = `package catalog

type (
	Pointer *Pointer
	Slice   []Slice
	Array   [2]*Array
	Map     map[string]Map
	Chain   **Pointer
)

//etagen:resource /rings/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /rings methods=GET,POST
type Ring struct {
	ID      string 'etagen:"id"'
	Version int    'etagen:"version"'
	Pointer Pointer
	Slice   Slice
	Array   Array
	Map     Map
	Chain   Chain 'etagen:"derived"'
	Next    []map[string]*Ring
	private Pointer
}
`

// All walks through a type that refers to itself end.
func TestReadRings(t *testing.T) {
	source := strings.ReplaceAll(ringSource, "'", "`")
	readSafely(t, source, standardLibrary())
	all, found := Read(load(t, map[string]string{"book.go": source}))
	if len(all) != 1 {
		t.Errorf("got %d resources: %v", len(all), found)
	}
}

// TestReadMutated changes the sources of all cases at random, with a fixed seed.
func TestReadMutated(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 4
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, source := range caseSources(t) {
		for range rounds {
			readSafely(t, mutate(random, source), standardLibrary())
		}
	}
}

func mutate(random *rand.Rand, source string) string {
	lines := strings.SplitAfter(source, "\n")
	for range 1 + random.IntN(3) {
		i, j := random.IntN(len(lines)), random.IntN(len(lines))
		switch random.IntN(5) {
		case 0:
			lines[i] = ""
		case 1:
			lines[i], lines[j] = lines[j], lines[i]
		case 2:
			lines[i] += lines[j]
		case 3:
			if n := len(lines[i]); n > 0 {
				at := random.IntN(n)
				lines[i] = lines[i][:at] + string("\"`{}()[]=,:*/\\ \n\x00xé"[random.IntN(18)]) + lines[i][at:]
			}
		case 4:
			if n := len(lines[i]); n > 0 {
				at := random.IntN(n)
				lines[i] = lines[i][:at] + lines[i][at+1:]
			}
		}
	}
	return strings.Join(lines, "")
}

// FuzzRead can only import time: more packages would be slow, and unknown types are what
// it is meant to find.
func FuzzRead(f *testing.F) {
	imported, err := standardLibrary().Import("time")
	if err != nil {
		f.Fatal(err)
	}
	imports := onlyImporter{"time": imported}
	for _, source := range caseSources(f) {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) { readSafely(t, source, imports) })
}

// An onlyImporter imports only the packages that it contains.
type onlyImporter map[string]*types.Package

func (o onlyImporter) Import(path string) (*types.Package, error) {
	if p, ok := o[path]; ok {
		return p, nil
	}
	return nil, fmt.Errorf("package %s cannot be imported", path)
}

// TestReadWithoutTypes reads what may remain of a failed type check.
func TestReadWithoutTypes(t *testing.T) {
	sources := caseSources(t)
	if testing.Short() {
		sources = sources[:len(sources)/10]
	}
	for name, damage := range map[string]func(*source.Package){
		"no types":        func(p *source.Package) { p.Types = nil },
		"no info":         func(p *source.Package) { p.Info = nil },
		"nothing":         func(p *source.Package) { p.Types, p.Info = nil, nil },
		"empty info":      func(p *source.Package) { p.Info = &types.Info{} },
		"other package":   func(p *source.Package) { p.Types, p.Info = types.NewPackage("other", "other"), nil },
		"a file of nil":   func(p *source.Package) { p.Files = append(p.Files, nil) },
		"an empty file":   func(p *source.Package) { p.Files = append(p.Files, &ast.File{}) },
		"no Go version":   func(p *source.Package) { p.GoVersion = "" },
		"some Go version": func(p *source.Package) { p.GoVersion = "banana" },
	} {
		t.Run(name, func(t *testing.T) {
			for _, source := range sources {
				pkg := load(t, map[string]string{"book.go": source})
				damage(pkg)
				Read(pkg)
			}
		})
	}
	for _, pkg := range []*source.Package{nil, {}, {Fset: token.NewFileSet()}} {
		if all, found := Read(pkg); all != nil || found != nil {
			t.Errorf("an empty package has %v and %v", all, found)
		}
	}
}

// TestReadIsPure reads the same files in another order, and twice.
func TestReadIsPure(t *testing.T) {
	files := map[string]string{
		"b.go": bookSource,
		"a.go": "package catalog\n\n//etagen:resource\ntype Pen struct {\n\tVersion int `etagen:\"version\"`\n}\n\n//etagen:resource\ntype Cup struct {\n\tA int `etagen:\"verison\"`\n}\n",
	}
	pkg := load(t, files)
	all, found := Read(pkg)
	slices.Reverse(pkg.Files)
	again, foundAgain := Read(pkg)
	if !reflect.DeepEqual(found, foundAgain) || len(found) != 1 || len(all) != 2 || len(again) != 2 {
		t.Fatalf("got %d and %d resources, %v and %v", len(all), len(again), found, foundAgain)
	}
	for i, name := range []string{"Pen", "Book"} {
		if all[i].Name != name || !reflect.DeepEqual(all[i], again[i]) {
			t.Errorf("resource %d is %s, then %s", i, all[i].Name, again[i].Name)
		}
	}
}
