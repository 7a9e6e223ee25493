package annotations

import (
	"reflect"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// TestExamples reads every example of the definitions.
func TestExamples(t *testing.T) {
	for _, d := range grammar.Directives() {
		checkDocumented(t, d.Name, d.Synopsis, d.Example)
		readExample(t, d.Example)
		for _, a := range d.Arguments {
			checkDocumented(t, d.Name+" "+a.Name, a.Synopsis, a.Example)
			readExample(t, a.Example)
			if !strings.HasPrefix(a.Example, "//etagen:"+d.Name+" ") || !strings.Contains(a.Example, strings.TrimSuffix(a.Name, "PATTERN")) {
				t.Errorf("the example of %s %s is %s", d.Name, a.Name, a.Example)
			}
		}
		if alone := d.Value == "" && len(d.Arguments) == 0; alone && d.Example != "//etagen:"+d.Name {
			t.Errorf("the example of %s is %s", d.Name, d.Example)
		}
	}
}

func checkDocumented(t *testing.T, name, synopsis, example string) {
	t.Helper()
	if synopsis == "" || example == "" || strings.HasSuffix(synopsis, ".") {
		t.Errorf("%s has the synopsis %q and the example %q", name, synopsis, example)
	}
}

// readExample reads a directive on a type. It adds a resource directive unless the
// example is one.
func readExample(t *testing.T, example string) {
	t.Helper()
	doc := example + "\n"
	switch {
	case strings.HasPrefix(example, "//etagen:resource"):
	case strings.HasPrefix(example, "//etagen:tag"): // a write needs a tag that is not weak
		doc += "//etagen:resource /books/{id}\n"
	default:
		doc += "//etagen:resource /books/{id} methods=GET,PUT\n"
	}
	if strings.Contains(example, "sort=") || strings.Contains(example, "filter") {
		doc += "//etagen:collection /books\n"
	}
	source := "package catalog\n\nimport (\n\t\"context\"\n\t\"time\"\n)\n\n" + doc + "type Book struct {\n\tID string `etagen:\"id\"`\n\tVersion int `etagen:\"version\"`\n\tRevision, Org, Number, Rating, Language string\n\tMeta struct{ Extra string }\n\tUpdatedAt struct{ Time time.Time; Valid bool }\n}\n\nfunc newBook() *Book { return nil }\n\nfunc validateBook(ctx context.Context, b, stored *Book) error { return nil }\n"
	switch { // these need other fields than those of a book
	case strings.HasPrefix(example, "//etagen:tag digest"):
		source = strings.Replace(source, "\tVersion int `etagen:\"version\"`\n", "", 1)
	case strings.HasPrefix(example, "//etagen:tag guard"):
		source = strings.Replace(source, "\tVersion int", "\tViews int `etagen:\"derived\"`\n\tVersion int", 1)
	}
	if strings.HasPrefix(example, "//etagen:openapi") { // belongs to the package
		source = "// Package catalog is an example.\n//\n" + example + "\n" + strings.Replace(source, example+"\n", "", 1)
	}
	_, found := Read(load(t, map[string]string{"book.go": source}))
	for _, f := range found {
		if f.Code != model.NeedsSample {
			t.Errorf("%s: %s", example, f)
		}
	}
}

func TestRoleExamples(t *testing.T) {
	for _, role := range grammar.Roles() {
		checkDocumented(t, role.Name, role.Synopsis, role.Example)
		if role.Types == "" {
			t.Errorf("the role %s does not say which types can serve", role.Name)
		}
		value := reflect.StructTag(role.Tag()).Get(grammar.Tool)
		name, option, _ := strings.Cut(value, "=")
		if name != role.Name || (option == "") != (role.Value == "") {
			t.Errorf("the example of role %s is %s", role.Name, role.Example)
		}
		source := "package catalog\n\n//etagen:resource /books/{isbn}\n//etagen:collection /books\ntype Book struct {\n\t" + role.Example + "\n"
		if role.Name != "id" {
			source += "\tID string `etagen:\"id\"`\n"
		}
		if role.Name != "version" {
			source += "\tVersion int `etagen:\"version\"`\n"
		}
		_, found := Read(load(t, map[string]string{"book.go": source + "}\n"}))
		for _, f := range found {
			t.Errorf("%s: %s", role.Example, f)
		}
	}
}

func TestCodes(t *testing.T) {
	seen := map[model.Code]bool{}
	for _, c := range model.Codes() {
		if seen[c.Code] || c.Meaning == "" || strings.Trim(string(c.Code), "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("the code %q is given twice, has no meaning, or is not in kebab case", c.Code)
		}
		seen[c.Code] = true
	}
}
