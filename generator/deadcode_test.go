package generator_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/callgraph/rta"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

// supportFeatures are the directives of resources that need different parts of the
// support package, each in its own module.
func supportFeatures() map[string]string {
	return map[string]string{
		"functions alone": "//etagen:resource",
		"get":             "//etagen:resource /books/{id}",
		"stat":            "//etagen:resource /books/{id} stat",
		"replicas":        "//etagen:resource /books/{id} stat replicas",
		"put":             "//etagen:resource /books/{id} methods=GET,PUT",
		"create":          "//etagen:resource /books/{id} methods=GET,PUT create",
		"put by date":     "//etagen:resource /books/{id} methods=GET,PUT\n//etagen:require any\n//etagen:put-validators always",
		"any put":         "//etagen:resource /books/{id} methods=GET,PUT\n//etagen:require none\n//etagen:cors",
		"digest":          "//etagen:resource /books/{id} methods=GET,PATCH,DELETE patch=json\n//etagen:tag digest",
		"cors":            "//etagen:resource /books/{id}\n//etagen:cors\n//etagen:vary Origin",
		"patch":           "//etagen:resource /books/{id} methods=GET,PATCH",
		"delete":          "//etagen:resource /books/{id} methods=GET,DELETE",
		"list":            "//etagen:resource /books/{id}\n//etagen:collection /books",
		"list with stat":  "//etagen:resource /books/{id}\n//etagen:collection /books stat item-tags",
		"keep":            "//etagen:resource /books/{id} stat keep=1MiB",
		"proxy":           "//etagen:resource /books/{id}\n//etagen:proxy weakens suffix=-gzip",
		"compress":        "//etagen:resource /books/{id}\n//etagen:compress gzip",
		"post":            "//etagen:resource /books/{id}\n//etagen:collection /books methods=GET,POST",
		"everything":      "//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat replicas\n//etagen:collection /books methods=GET,POST stat item-tags group\n//etagen:cors",
		"bytes once":      "//etagen:resource /books/{id} stat keep=1MiB\n//etagen:compress gzip\n//etagen:proxy weakens suffix=-gzip",
		"all of it":       "//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat replicas keep=1MiB\n//etagen:collection /books methods=GET,POST stat item-tags group\n//etagen:cors\n//etagen:compress gzip\n//etagen:proxy weakens suffix=-gzip",
	}
}

// A supportSize is the maximum size of the support package and its etagentest.
type supportSize struct{ files, lines, testFiles, testLines int }

// supportSizes returns the limits for modules with some of the features.
func supportSizes() map[string]supportSize {
	return map[string]supportSize{
		"get":        {6, 1100, 3, 2645},
		"bytes_once": {7, 2220, 3, 3200},
		"everything": {10, 4850, 4, 5487}, // 650 of the lines are rows for hooks, 100 find out which members are unique, 100 which are not stored, also if they are null in the sample
		"all_of_it":  {10, 5905, 4, 5935}, // 130 of the lines check the syntax of content
	}
}

const featured = `package book

import "time"

// Book is a resource.
//
DIRECTIVES
type Book struct {
	ID      string    ` + "`json:\"id\" etagen:\"id\"`" + `
	Version int64     ` + "`json:\"version\" etagen:\"version\"`" + `
	Changed time.Time ` + "`json:\"changed\" etagen:\"modified\"`" + `
	Title   string    ` + "`json:\"title\" etagen:\"sort,filter\"`" + `
	Year    int       ` + "`json:\"year\" etagen:\"filter\"`" + `
}
`

// publicUse is a test that uses the names of the support package that stores need.
const publicUse = `package book

import (
	"encoding/json"
	"testing"

	"example.com/MODULE/internal/etagen"
)

func TestPublicNames(t *testing.T) {
	text, err := json.Marshal(etagen.Problem{Status: etagen.StatusClientGone, Errors: []etagen.FieldError{{}}})
	t.Log(string(text), err, etagen.Refuse(409, "No."), etagen.ErrUnavailable, etagen.ErrOutcomeUnknown, etagen.OpGet.String())
}

`

// encodeUse is a test that uses what is needed for encoders.
const encodeUse = `package book

import (
	"encoding/json"
	"testing"
)

func TestEncode(t *testing.T) {
	testBookEncode(t, func(dst []byte, v any) ([]byte, error) {
		text, err := json.Marshal(v)
		return append(dst, text...), err
	})
}
`

// evaluateUse is a test that uses what a hand-written handler evaluates.
const evaluateUse = `package book

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"
)

func TestEvaluate(t *testing.T) {
	p := EvaluateBook(new(http.Request), nil)
	text, err := json.Marshal(p)
	t.Log(string(text), err, errors.Is(p, nil))
}
`

// TestSupportIsReached checks that every function in the support package can be reached
// by the module, and that the package is small if a module only reads. All modules are
// loaded at once, in a workspace, so that the standard library is read once.
func TestSupportIsReached(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a call graph of the standard library")
	}
	t.Parallel()
	dir := t.TempDir()
	work, patterns := "go 1.26\n", []string{}
	features := supportFeatures()
	for name, directives := range features {
		module := strings.ReplaceAll(name, " ", "_")
		work += "use ./" + module + "\n"
		patterns = append(patterns, "./"+module+"/...")
		source := strings.ReplaceAll(featured, "DIRECTIVES", directives)
		if !strings.Contains(directives, "collection") {
			source = strings.NewReplacer(` etagen:"sort,filter"`, "", ` etagen:"filter"`, "").Replace(source)
		}
		if strings.Contains(directives, "digest") {
			source = strings.Replace(source, ` etagen:"version"`, "", 1)
		}
		root := filepath.Join(dir, module)
		if err := os.Mkdir(root, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(root, "go.mod"), []byte("module example.com/"+module+"\n\ngo 1.22\n"))
		write(t, filepath.Join(root, "book.go"), []byte(source))
		generate(t, root)
		write(t, filepath.Join(root, "evaluate_test.go"), []byte(evaluateUse))
		if strings.Contains(directives, "/books/{id}") {
			write(t, filepath.Join(root, "public_test.go"), []byte(strings.ReplaceAll(publicUse, "MODULE", module)))
		}
		if strings.Contains(directives, "/books/{id}") && !strings.Contains(directives, "digest") { // a digest is of encoding/json's text
			write(t, filepath.Join(root, "encode_test.go"), []byte(encodeUse))
		}
	}
	write(t, filepath.Join(dir, "go.work"), []byte(work))
	for module, most := range supportSizes() {
		support := filepath.Join(dir, module, "internal", "etagen")
		checkSize(t, support, most.files, most.lines)
		checkSize(t, filepath.Join(support, "etagentest"), most.testFiles, most.testLines)
	}
	whole := loadProgram(t, dir, patterns)
	for name := range features {
		module := strings.ReplaceAll(name, " ", "_")
		for _, dead := range whole.unreached("example.com/"+module, filepath.Join(dir, module)) {
			t.Errorf("%s: nothing reaches %s", name, dead)
		}
	}
}

// A program is a set of packages with their tests and all imports.
type program struct {
	fset      *token.FileSet
	mains     []*ssa.Package
	functions []*ssa.Function // of the packages, without their imports
}

// loadProgram loads packages below a folder.
func loadProgram(t *testing.T, dir string, patterns []string) *program {
	t.Helper()
	loaded, err := packages.Load(&packages.Config{Dir: dir, Mode: packages.LoadAllSyntax, Tests: true, Env: append(os.Environ(), "GOWORK=")}, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(loaded) > 0 {
		t.Fatal("what was generated does not compile")
	}
	built, initial := ssautil.AllPackages(loaded, ssa.InstantiateGenerics)
	built.Build()
	p := &program{fset: built.Fset, mains: ssautil.MainPackages(initial)}
	for _, pkg := range loaded {
		for _, file := range pkg.Syntax {
			for _, d := range file.Decls {
				if d, ok := d.(*ast.FuncDecl); ok {
					p.functions = append(p.functions, built.FuncValue(pkg.TypesInfo.Defs[d.Name].(*types.Func)))
				}
			}
		}
	}
	return p
}

// unreached returns the functions in a module's support package that neither its tests
// nor its exported names can reach: users call the latter. Functions are identified by
// position, since a package occurs a second time for its tests.
func (p *program) unreached(module, dir string) []string {
	var roots []*ssa.Function
	for _, main := range p.mains {
		if main.Pkg.Path() == module+".test" || strings.HasPrefix(main.Pkg.Path(), module+"/") {
			roots = append(roots, main.Func("init"), main.Func("main"))
		}
	}
	for _, f := range p.functions {
		if f.Pkg.Pkg.Path() == module && f.Object().Exported() {
			roots = append(roots, f)
		}
	}
	reached := map[token.Position]bool{}
	for f := range rta.Analyze(roots, false).Reachable {
		reached[p.fset.Position(f.Pos())] = true
	}
	var dead []string
	for _, f := range p.functions {
		at := p.fset.Position(f.Pos())
		name := f.RelString(f.Pkg.Pkg)
		if strings.HasPrefix(at.Filename, filepath.Join(dir, "internal", "etagen")) && !reached[at] {
			reached[at] = true // so that it is not listed twice
			dead = append(dead, fmt.Sprintf("%s (%s:%d)", name, filepath.Base(at.Filename), at.Line))
		}
	}
	return dead
}

// checkSize checks the number of Go files in a folder, and the total number of their
// lines.
func checkSize(t *testing.T, dir string, files, lines int) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(content, []byte("\n"))
	}
	t.Logf("%s: %d lines in %d files", filepath.Base(dir), n, len(paths))
	if len(paths) > files || n > lines {
		t.Errorf("%s: %d lines in %d files, at most %d in %d", dir, n, len(paths), lines, files)
	}
}
