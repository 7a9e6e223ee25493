package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/templates"
)

// These are the rules of the house that a test can check. They apply to handwritten code
// that is not a test.

// modulePath is the prefix of the import path of every package in the module.
const modulePath = "github.com/etagen/etagen/"

// layers has the parts of the module, and which other parts each may import: arrows
// point one way. The command uses what annotations defines for its help, and prints the
// resources and diagnostics of the model.
var layers = map[string][]string{
	"annotations": {
		"annotations/body",
		"annotations/coverage",
		"annotations/directive",
		"annotations/function",
		"annotations/gotype",
		"annotations/grammar",
		"annotations/jsonshape",
		"annotations/model",
		"annotations/query",
		"annotations/roles",
		"annotations/source",
	},
	"annotations/body": {"annotations/gotype", "annotations/jsonshape", "annotations/model", "annotations/source"},
	"annotations/coverage": {
		"annotations/gotype",
		"annotations/grammar",
		"annotations/jsonshape",
		"annotations/model",
		"annotations/scope",
		"annotations/source",
	},
	"annotations/directive": {"annotations/grammar", "annotations/model", "annotations/source"},
	"annotations/function":  {"annotations/gotype", "annotations/grammar", "annotations/model", "annotations/source"},
	"annotations/gotype":    {},
	"annotations/grammar":   {},
	"annotations/jsonshape": {"annotations/gotype", "annotations/model"},
	"annotations/model":     {},
	"annotations/query":     {"annotations/grammar", "annotations/model", "annotations/source"},
	"annotations/roles": {
		"annotations/gotype",
		"annotations/grammar",
		"annotations/jsonshape",
		"annotations/model",
		"annotations/scope",
		"annotations/source",
	},
	"annotations/scope":  {"annotations/gotype", "annotations/model"},
	"annotations/source": {"annotations/gotype", "annotations/grammar", "annotations/jsonshape", "annotations/model", "annotations/scope"},
	"cmd/etagen": {
		"annotations",
		"annotations/model",
		"cmd/etagen/internal/diff",
		"cmd/etagen/internal/listing",
		"cmd/etagen/internal/place",
		"cmd/etagen/internal/process",
		"cmd/etagen/internal/progress",
		"cmd/etagen/internal/reference",
		"cmd/etagen/internal/term",
		"generator",
	},
	"cmd/etagen/internal/diff":      {},
	"cmd/etagen/internal/listing":   {"annotations", "annotations/model", "cmd/etagen/internal/place", "cmd/etagen/internal/term", "generator"},
	"cmd/etagen/internal/place":     {"annotations"},
	"cmd/etagen/internal/process":   {},
	"cmd/etagen/internal/progress":  {},
	"cmd/etagen/internal/reference": {"annotations", "annotations/model", "cmd/etagen/internal/term"},
	"cmd/etagen/internal/term":      {},
	"cmd/etagen-vet":                {"cmd/etagen-vet/checks"},
	"cmd/etagen-vet/checks":         {"annotations/model", "cmd/etagen-vet/checks/finding", "cmd/etagen-vet/checks/store", "generator"},
	"cmd/etagen-vet/checks/finding": {},
	"cmd/etagen-vet/checks/store":   {"annotations/model", "cmd/etagen-vet/checks/finding", "cmd/etagen-vet/checks/store/wellknown", "generator"},

	"cmd/etagen-vet/checks/store/wellknown": {},

	"generator":                    {"annotations", "annotations/model", "generator/config", "generator/find", "generator/load", "generator/memo", "generator/names", "generator/place", "generator/plan", "generator/support", "generator/witness", "templates", "templates/genfile"},
	"generator/config":             {"annotations", "generator/plan", "templates/genfile"},
	"generator/find":               {"generator/config", "generator/plan"},
	"generator/load":               {"annotations", "annotations/model", "generator/config", "generator/find", "generator/plan", "templates/genfile"},
	"generator/memo":               {},
	"generator/names":              {"annotations/model"},
	"generator/place":              {"generator/config", "generator/find", "generator/load", "generator/plan", "templates", "templates/genfile"},
	"generator/plan":               {"annotations/model", "templates/genfile"},
	"generator/support":            {"generator/config", "generator/load", "generator/memo", "generator/place", "generator/plan", "templates", "templates/genfile"},
	"generator/witness":            {"generator/plan"},
	"templates":                    {"annotations/model", "templates/client", "templates/genfile", "templates/gosource", "templates/handler", "templates/handlertest", "templates/openapi", "templates/subset"},
	"templates/genfile":            {},
	"templates/gosource":           {"annotations/model", "templates/genfile"},
	"templates/handler":            {"annotations/model", "templates/gosource", "templates/values"},
	"templates/handlertest":        {"annotations/model", "templates/gosource", "templates/values"},
	"templates/openapi":            {"annotations/model", "templates/genfile", "templates/gosource"},
	"templates/values":             {"annotations/model", "templates/gosource"},
	"templates/subset":             {},
	"templates/support":            {},
	"templates/support/etagentest": {},

	"templates/client":               {"annotations/grammar", "annotations/model", "templates/gosource", "templates/handler", "templates/handlertest", "templates/values"},
	"templates/support/etagenclient": {},
}

// foreign has the packages of other modules, and the parts that import each. Whoever
// writes Go uses jennifer's names: our own names for them would be one more language to
// learn. Only gosource makes files, imports and types.
var foreign = map[string][]string{
	"github.com/dave/jennifer/jen":   {"templates/client", "templates/gosource", "templates/handler", "templates/handlertest", "templates/values"},
	"github.com/spf13/pflag":         {"cmd/etagen"},
	"golang.org/x/mod/modfile":       {"generator/find"},
	"golang.org/x/mod/module":        {"generator/find"},
	"golang.org/x/mod/semver":        {"generator/find"},
	"golang.org/x/tools/go/packages": {"generator/find"},

	"golang.org/x/tools/go/types/typeutil": {"annotations/gotype"},

	"golang.org/x/tools/go/analysis":              {"cmd/etagen-vet/checks", "cmd/etagen-vet/checks/finding", "cmd/etagen-vet/checks/store"},
	"golang.org/x/tools/go/analysis/multichecker": {"cmd/etagen-vet"},
}

// strangers has the packages of the standard library that a part must not import: the
// language is text, and the contract has no syntax.
var strangers = map[string][]string{
	"annotations/grammar": {"go/ast", "go/parser", "go/types"},
	"annotations/model":   {"go/ast", "go/parser"},
}

// modules has everything that go.mod requires. Each one is a line in the go.mod of every
// user, except those that only tests need: go-internal, and sys through it.
var modules = []string{
	"github.com/dave/jennifer",
	"github.com/rogpeppe/go-internal",
	"github.com/spf13/pflag",
	"golang.org/x/mod",
	"golang.org/x/sync",
	"golang.org/x/sys",
	"golang.org/x/tools",
}

// These sizes keep the code readable.
const (
	maxFileLines     = 400
	maxFunctionLines = 70
	maxInterfaces    = 3 // in the generator; those of the support package are for generated code
)

// A house has the source that the rules apply to.
type house struct {
	fset       *token.FileSet
	files      []houseFile
	interfaces []string
	broken     []string
}

// A houseFile is one file, with the part that it belongs to.
type houseFile struct {
	path, part string
	syntax     *ast.File
}

func TestArchitecture(t *testing.T) {
	root := os.DirFS("../..")
	h := readHouse(t, root)
	if len(h.files) < 20 {
		t.Fatalf("only %d files were found", len(h.files))
	}
	h.checkAll()
	h.checkRooms(halls)
	h.checkSuffixes(templates.Kinds())
	goMod, err := fs.ReadFile(root, "go.mod")
	if err != nil {
		t.Fatal(err)
	}
	h.checkModules(string(goMod))
	for _, b := range h.broken {
		t.Error(b)
	}
}

// readHouse parses the code of all parts.
func readHouse(t *testing.T, root fs.FS) *house {
	t.Helper()
	h := &house{fset: token.NewFileSet()}
	for _, top := range []string{"annotations", "cmd", "generator", "templates"} {
		err := fs.WalkDir(root, top, func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() && entry.Name() == "testdata" {
				return fs.SkipDir
			}
			if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			content, err := fs.ReadFile(root, name)
			if err != nil {
				return err
			}
			syntax, err := parser.ParseFile(h.fset, name, content, parser.ParseComments|parser.SkipObjectResolution)
			h.files = append(h.files, houseFile{name, path.Dir(name), syntax})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// checkAll applies the rules to every file.
func (h *house) checkAll() {
	for _, f := range h.files {
		h.checkImports(f)
		h.checkSizes(f)
		h.checkDocs(f)
	}
	if len(h.interfaces) > maxInterfaces {
		h.breaks("%d interfaces, at most %d: %s", len(h.interfaces), maxInterfaces, strings.Join(h.interfaces, ", "))
	}
}

// checkImports checks the arrows, and the place of each foreign package.
func (h *house) checkImports(f houseFile) {
	allowed, ok := layers[f.part]
	if !ok {
		h.breaks("%s: %s is not a part of the house", f.path, f.part)
		return
	}
	for _, imp := range f.syntax.Imports {
		name := strings.Trim(imp.Path.Value, `"`)
		if own, ok := strings.CutPrefix(name, modulePath); ok {
			if !slices.Contains(allowed, own) {
				h.breaks("%s: %s imports %s", f.path, f.part, own)
			}
			continue
		}
		first, _, _ := strings.Cut(name, "/")
		if strings.Contains(first, ".") && !slices.Contains(foreign[name], f.part) || slices.Contains(strangers[f.part], name) {
			h.breaks("%s: %s imports %s", f.path, f.part, name)
		}
	}
}

// checkModules checks the list of modules.
func (h *house) checkModules(goMod string) {
	var required []string
	for line := range strings.Lines(goMod) {
		words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(words) >= 2 && strings.HasPrefix(words[1], "v") {
			required = append(required, words[0])
		}
	}
	slices.Sort(required)
	if !slices.Equal(required, modules) {
		h.breaks("go.mod requires %s, and not %s", strings.Join(required, " "), strings.Join(modules, " "))
	}
}

// checkSizes checks the lengths of files and functions.
func (h *house) checkSizes(f houseFile) {
	file := h.fset.File(f.syntax.FileStart)
	if n := file.LineCount(); n > maxFileLines {
		h.breaks("%s: %d lines", f.path, n)
	}
	for _, d := range f.syntax.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			if n := file.Line(fn.End()) - file.Line(fn.Pos()) + 1; n > maxFunctionLines {
				h.breaks("%s: %s has %d lines", f.path, fn.Name.Name, n)
			}
		}
	}
}
