package templates

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/templates/handler"
	"github.com/etagen/etagen/templates/handlertest"
)

// TestNamesOfTheOutput renders the output for every combination of directives
// and fields, and holds the names that it declares against those that a package
// is refused for: one that is missing there would collide in silence, and one
// too many refuses what is right.
func TestNamesOfTheOutput(t *testing.T) {
	imports := importer.ForCompiler(token.NewFileSet(), "source", nil)
	files := 0
	for _, directives := range namedDirectives() {
		for name, fields := range namedFields {
			source := "package catalog\n\nimport \"time\"\n\ntype nullTime struct {\n\tTime time.Time\n\tValid bool\n}\n\n" + directives +
				"type Book struct {\n\tID string `json:\"id\" etagen:\"id\"`\n" + strings.ReplaceAll(fields, "~", "`") + "}\n"
			for _, res := range readNamed(t, imports, source) {
				files++
				holdNamed(t, name+":\n"+directives, res)
			}
		}
	}
	if files < 150 {
		t.Errorf("only %d resources were rendered", files)
	}
}

// namedFields are the fields of a resource beside its id.
var namedFields = map[string]string{
	"a version":            "Version int ~json:\"version\" etagen:\"version\"~\n",
	"a time":               "At time.Time ~json:\"at\" etagen:\"modified\"~\n",
	"a pointer to a time":  "At *time.Time ~json:\"at\" etagen:\"modified\"~\n",
	"both":                 "Version int ~json:\"version\" etagen:\"version\"~\nAt time.Time ~json:\"at\" etagen:\"modified\"~\n",
	"a nullable time":      "Version int ~json:\"version\" etagen:\"version\"~\nAt nullTime ~json:\"at\" etagen:\"modified,sort\"~\n",
	"seconds":              "Version int ~json:\"version\" etagen:\"version\"~\nAt int64 ~json:\"at\" etagen:\"modified=unix,sort\"~\n",
	"seconds and a rating": "Version int ~json:\"version\" etagen:\"version\"~\nAt int64 ~json:\"at\" etagen:\"modified=unix\"~\nRating int ~json:\"rating\" etagen:\"derived\"~\n",
	"seconds alone":        "At int64 ~json:\"at\" etagen:\"modified=unix\"~\nRating int ~json:\"rating\" etagen:\"derived,filter\"~\n",
	"an incarnation":       "Version int ~json:\"version\" etagen:\"version\"~\nNumber int ~json:\"number\" etagen:\"incarnation,sort,filter\"~\n",
	"a filter":             "Version int ~json:\"version\" etagen:\"version,sort\"~\nTitle string ~json:\"title\" etagen:\"filter\"~\n",
	"one name twice":       "Version int ~json:\"version\" etagen:\"version\"~\nMeta struct{ Version int } ~json:\"meta\"~\n",
}

// namedDirectives are the doc comments of a resource.
func namedDirectives() []string {
	var all []string
	for _, resource := range []string{
		"", " /books/{id}", " /books/{id} methods=GET,PATCH", " /books/{id} methods=GET,PUT,DELETE create",
	} {
		for _, stat := range []string{"", " stat"} {
			for _, list := range []string{"", " /books", " /books stat", " /books methods=GET,POST"} {
				for _, derived := range []string{"", " derived=Meta.Version"} {
					if resource == "" && (stat != "" || strings.Contains(list, "POST")) {
						continue
					}
					text := "//etagen:require none\n//etagen:resource" + resource + stat + derived + "\n"
					if list != "" {
						text += "//etagen:collection" + list + "\n"
					}
					all = append(all, text)
				}
			}
		}
	}
	return all
}

// readNamed reads the resources of a file. What is refused does not matter here.
func readNamed(t *testing.T, imports types.Importer, source string) []*annotations.Resource {
	t.Helper()
	pkg := &annotations.Package{Fset: token.NewFileSet(), Info: &types.Info{Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}}
	f, err := parser.ParseFile(pkg.Fset, "book.go", source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	pkg.Files = []*ast.File{f}
	conf := types.Config{Importer: imports}
	if pkg.Types, err = conf.Check("example.com/catalog", pkg.Fset, pkg.Files, pkg.Info); err != nil {
		t.Fatal(err)
	}
	all, _ := annotations.Read(pkg)
	return all
}

// holdNamed compares the names in the output for a resource with those that the
// resource says.
func holdNamed(t *testing.T, name string, res *annotations.Resource) {
	t.Helper()
	pkg := Package{Name: "catalog", Path: "example.com/catalog", Module: "example.com", Support: "example.com/internal/etagen"}
	var members []string
	for _, m := range res.DeclaredMembers() {
		members = append(members, m.Type+"."+m.Name)
	}
	file := render(t, handler.Render, pkg, res)
	compareNames(t, name, res.Declared(), packageNames(file))
	compareNames(t, name, members, memberNamesOf(file))
	compareNames(t, name+" (test)", res.DeclaredInTests(), packageNames(render(t, handlertest.Render, pkg, res)))
}

func render(t *testing.T, kind func(Package, *annotations.Resource) ([]byte, error), pkg Package, res *annotations.Resource) *ast.File {
	t.Helper()
	code, err := kind(pkg, res)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), "", code, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func compareNames(t *testing.T, name string, said, declared []string) {
	t.Helper()
	for _, n := range declared {
		if !slices.Contains(said, n) {
			t.Errorf("%s declares %s, and nobody looks out for that", name, n)
		}
	}
	for _, n := range said {
		if !slices.Contains(declared, n) {
			t.Errorf("%s does not declare %s, and a package is refused that does", name, n)
		}
	}
}

// packageNames are the names that a file declares at package level.
func packageNames(f *ast.File) []string {
	names := map[string]bool{}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				names[d.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					names[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						names[id.Name] = true
					}
				}
			}
		}
	}
	delete(names, "_")
	return slices.Sorted(maps.Keys(names))
}

// memberNamesOf are the fields and methods of the types that a file declares,
// as Type.Name. Nobody can give an interface a method.
func memberNamesOf(f *ast.File) []string {
	var names []string
	for _, d := range f.Decls {
		if d, ok := d.(*ast.FuncDecl); ok && d.Recv != nil {
			names = append(names, strings.TrimPrefix(types.ExprString(d.Recv.List[0].Type), "*")+"."+d.Name.Name)
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok {
			if st, ok := spec.Type.(*ast.StructType); ok {
				for _, field := range st.Fields.List {
					for _, id := range field.Names {
						names = append(names, spec.Name.Name+"."+id.Name)
					}
				}
			}
		}
		return true
	})
	return names
}
