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

// whenToUse matches the words by which a comment says when to use a name: a condition, a
// request to the reader, or a purpose after a comma. It finds comments that say nothing
// of the kind; whether a sentence is right is for the eye.
var whenToUse = regexp.MustCompile(`(?i)\b(if|when|whenever|unless|used?|uses|call|called|calls? (it|them)|set|embed|needs?|needed|so that|must|required)\b|, for\b`)

// TestExportedNames checks that each exported name of the module, and of the code
// generated for the bookshop, has a comment that says when to use it, and that the
// comments of functions begin with the name. Fields of structs and methods of interfaces
// have a comment, or that of their type mentions them. No name is excused because the
// generator alone uses it: the packages can be imported by anybody.
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
			f := readExported(t, path)
			f.check()
			seen += f.seen
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 1200 {
		t.Errorf("only %d exported names", seen)
	}
}

// An exportedFile is a file whose exported names are checked.
type exportedFile struct {
	*ast.File
	t    *testing.T
	fset *token.FileSet
	seen int // exported names, without fields
}

// readExported parses a file.
func readExported(t *testing.T, path string) *exportedFile {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return &exportedFile{File: f, t: t, fset: fset}
}

// check checks all declarations of the file.
func (f *exportedFile) check() {
	for _, decl := range f.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv != nil && !receiver(decl).IsExported() {
				continue // nobody can name the type
			}
			doc := f.name(decl.Name, decl.Doc)
			if doc != "" && !strings.HasPrefix(doc, decl.Name.Name+" ") {
				f.t.Errorf("%s: the comment does not begin with %s", f.fset.Position(decl.Pos()), decl.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					f.fields(spec, f.name(spec.Name, decl.Doc, spec.Doc, spec.Comment))
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						f.name(name, decl.Doc, spec.Doc, spec.Comment)
					}
				}
			}
		}
	}
}

// name checks the comment of a name, and returns it if the name is exported.
func (f *exportedFile) name(name *ast.Ident, docs ...*ast.CommentGroup) string {
	if !name.IsExported() || undocumented.MatchString(name.Name) {
		return ""
	}
	f.seen++
	text := ""
	for _, doc := range docs {
		text += doc.Text()
	}
	switch {
	case text == "":
		f.t.Errorf("%s: %s has no comment", f.fset.Position(name.Pos()), name.Name)
	case !whenToUse.MatchString(text):
		f.t.Errorf("%s: the comment does not say when to use %s", f.fset.Position(name.Pos()), name.Name)
	}
	return text
}

// fields checks the comments of a struct's fields or an interface's methods. A field
// with a name in JSON is explained by the schema of the document that contains it.
func (f *exportedFile) fields(spec *ast.TypeSpec, doc string) {
	var fields *ast.FieldList
	switch t := spec.Type.(type) {
	case *ast.StructType:
		fields = t.Fields
	case *ast.InterfaceType:
		fields = t.Methods
	}
	if !spec.Name.IsExported() || fields == nil {
		return
	}
	for _, field := range fields.List {
		if field.Doc != nil || field.Comment != nil || field.Tag != nil && strings.Contains(field.Tag.Value, `json:"`) {
			continue
		}
		for _, name := range field.Names {
			mentioned := regexp.MustCompile(`\b` + name.Name + `\b`).MatchString(doc)
			if name.IsExported() && !mentioned && !undocumented.MatchString(name.Name) {
				f.t.Errorf("%s: field %s.%s has no comment", f.fset.Position(name.Pos()), spec.Name.Name, name.Name)
			}
		}
	}
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
