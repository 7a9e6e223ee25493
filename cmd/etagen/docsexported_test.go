package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// undocumented matches the exported names that need no comment: what they implement says
// what they do.
var undocumented = regexp.MustCompile(`^(Error|Unwrap|Is|String|Write|WriteHeader|Len|Less|Swap)$`)

// whenToUse matches the words of a sentence that says when to use a name.
var whenToUse = regexp.MustCompile(`(?i)\b(for|if|when|unless|use[ds]?|call|set|embed|needs?|needed|so that|must|required)\b`)

// onlyGenerated matches the packages that only generated code calls, as their comments
// say.
var onlyGenerated = regexp.MustCompile(`/internal/etagen/etagen(client|test)/`)

// TestExportedNames checks that each exported name of the module, and of the code
// generated for the bookshop, has a comment, and that the comments of functions begin
// with the name. In the generated code, which users call, the comments of types and
// functions also say when to use them.
func TestExportedNames(t *testing.T) {
	seen := 0
	for _, dir := range []string{"annotations", "cmd", "generator", "templates", "examples/bookshop/catalog", "examples/bookshop/internal/etagen"} {
		err := filepath.WalkDir(filepath.Join(root(), dir), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return filepath.SkipDir
			case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			seen += exportedIn(t, path)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 1000 {
		t.Errorf("only %d exported names", seen)
	}
}

// exportedIn checks the exported names of a file, and returns how many it has.
func exportedIn(t *testing.T, path string) (seen int) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	check := func(name *ast.Ident, docs ...*ast.CommentGroup) {
		if !name.IsExported() || undocumented.MatchString(name.Name) {
			return
		}
		seen++
		text := ""
		for _, doc := range docs {
			text += doc.Text()
		}
		if text == "" {
			t.Errorf("%s: %s has no comment", fset.Position(name.Pos()), name.Name)
		}
	}
	checkUse := func(name *ast.Ident, docs ...*ast.CommentGroup) {
		said := !strings.Contains(path, "bookshop") || onlyGenerated.MatchString(filepath.ToSlash(path)) || undocumented.MatchString(name.Name)
		for _, doc := range docs {
			said = said || whenToUse.MatchString(doc.Text())
		}
		if name.IsExported() && !said {
			t.Errorf("%s: the comment does not say when to use %s", fset.Position(name.Pos()), name.Name)
		}
	}
	for _, decl := range f.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv != nil && !receiver(decl).IsExported() {
				continue // nobody can name the type
			}
			check(decl.Name, decl.Doc)
			checkUse(decl.Name, decl.Doc)
			if doc := decl.Doc.Text(); decl.Name.IsExported() && doc != "" && !strings.HasPrefix(doc, decl.Name.Name+" ") {
				t.Errorf("%s: the comment does not begin with %s", fset.Position(decl.Pos()), decl.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					check(spec.Name, decl.Doc, spec.Doc, spec.Comment)
					checkUse(spec.Name, decl.Doc, spec.Doc, spec.Comment)
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						check(name, decl.Doc, spec.Doc, spec.Comment)
					}
				}
			}
		}
	}
	return seen
}

// receiver returns the name of the receiver's type.
func receiver(f *ast.FuncDecl) *ast.Ident {
	t := f.Recv.List[0].Type
	for {
		switch e := t.(type) {
		case *ast.Ident:
			return e
		case *ast.StarExpr:
			t = e.X
		case *ast.IndexExpr:
			t = e.X
		case *ast.IndexListExpr:
			t = e.X
		default:
			return ast.NewIdent("_")
		}
	}
}
