package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/templates"
)

// kindsFile is the only file that knows the names of outputs.
const kindsFile = "templates/kinds.go"

// checkSuffixes checks that no text in another file contains the suffix of an output, or
// builds one. Otherwise, whoever adds an output would have to know about that text.
func (h *house) checkSuffixes(kinds []templates.Kind) {
	for _, f := range h.files {
		if f.path == kindsFile {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			text, ok := n.(*ast.BasicLit)
			if !ok || text.Kind != token.STRING {
				return true
			}
			for _, k := range kinds {
				if stem := strings.TrimSuffix(k.Suffix, path.Ext(k.Suffix)); strings.Contains(text.Value, stem) {
					h.breaks("%s: a text has %s in it, the suffix of an output", h.fset.Position(text.Pos()), stem)
					break
				}
			}
			return true
		})
	}
}

// TestSuffixesAreHeld checks texts that contain a suffix, one of them in the file for
// suffixes.
func TestSuffixesAreHeld(t *testing.T) {
	h := &house{fset: token.NewFileSet()}
	for _, name := range []string{"annotations/a.go", kindsFile} {
		source := "package p\n\nconst a = `book_etagen.go`\nconst b = \"_etagen\" + \".go\"\nconst c = \"internal/etagen\" // book_etagen.go\nconst d = \"x_client.json\"\n"
		f, err := parser.ParseFile(h.fset, name, source, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		h.files = append(h.files, houseFile{name, path.Dir(name), f})
	}
	h.checkSuffixes([]templates.Kind{{Suffix: "_etagen.go"}, {Suffix: "_etagen_test.go"}, {Suffix: "_client.json"}})
	want := []string{
		"annotations/a.go:3:11: a text has _etagen in it, the suffix of an output",
		"annotations/a.go:4:11: a text has _etagen in it, the suffix of an output",
		"annotations/a.go:6:11: a text has _client in it, the suffix of an output",
	}
	if !slices.Equal(h.broken, want) {
		t.Errorf("got %q", h.broken)
	}
}
