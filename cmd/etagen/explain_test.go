package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/etagen/etagen/cmd/etagen/internal/reference"
	"github.com/etagen/etagen/generator"
)

var update = flag.Bool("update", false, "rewrite docs/annotations.md")

// TestReferencePage compares docs/annotations.md with the output of --explain.
func TestReferencePage(t *testing.T) {
	status, got, stderr := call(t.TempDir(), "--explain")
	if status != exitClean || stderr != "" {
		t.Fatalf("status %d\n%s", status, stderr)
	}
	page := filepath.Join(root(), "docs", "annotations.md")
	if *update {
		if err := os.WriteFile(page, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if got != unixText(want) {
		t.Errorf("%s is not what etagen --explain prints; go test ./cmd/etagen -run TestReferencePage -update rewrites it", page)
	}
}

func unixText(b []byte) string { return strings.ReplaceAll(string(b), "\r\n", "\n") }

// TestReferenceExamples generates code for every example in the reference. None may have
// an error.
func TestReferenceExamples(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.com/m\n\ngo 1.22\n")
	sources := exampleSources(t)
	for i, source := range sources {
		write(fmt.Sprintf("p%02d/book.go", i), source)
		write(fmt.Sprintf("p%02d/book_test.go", i), "package p\n\nfunc newBook() *Book { return &Book{} }\n")
		write(fmt.Sprintf("p%02d/validate.go", i), "package p\n\nimport \"context\"\n\nfunc validateBook(ctx context.Context, b, stored *Book) error { return nil }\n")
	}
	plan, err := generator.Generate(context.Background(), generator.Config{Dir: dir, Patterns: []string{"./..."}, Tests: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range plan.Diagnostics {
		if !d.Note {
			source, _ := os.ReadFile(d.Pos.Filename)
			t.Errorf("%s\n%s", d, source)
		}
	}
	if !plan.Failed() && len(plan.Resources) != len(sources) {
		t.Errorf("%d resources of %d examples", len(plan.Resources), len(sources))
	}
}

// exampleSources returns files that contain the examples of the reference.
func exampleSources(t *testing.T) []string {
	t.Helper()
	const (
		id       = "\tID string `json:\"id\" etagen:\"id\"`\n"
		version  = "\tVersion int64 `json:\"version\" etagen:\"version\"`\n"
		named    = "\tOrg, Number, Revision, Rating, Language string\n\tUpdatedAt time.Time\n\tMeta struct{ Extra any }\n"
		resource = "//etagen:resource /books/{id}"
	)
	var sources []string
	add := func(directives, fields string) {
		sources = append(sources, "package p\n\nimport \"time\"\n\n"+directives+"\ntype Book struct {\n"+fields+"}\n\nvar _ time.Time\n")
	}
	directive := func(example string) {
		switch {
		case strings.HasPrefix(example, "//etagen:openapi"):
			add(resource, id+version)
			sources[len(sources)-1] = example + "\n" + sources[len(sources)-1]
		case strings.HasPrefix(example, "//etagen:resource"):
			fields := id + version + named
			if !strings.Contains(example, "covered=") {
				fields = strings.Replace(fields, "Extra any", "Extra string", 1)
			}
			if strings.Contains(example, "sort=") || strings.Contains(example, "filter") {
				example += "\n//etagen:collection /books"
			}
			add(example, fields)
		case strings.HasPrefix(example, "//etagen:tag guard"):
			add(resource+"\n"+example, id+version+"\tViews int64 `json:\"views\" etagen:\"derived\"`\n")
		case strings.HasPrefix(example, "//etagen:tag digest"):
			add(resource+"\n"+example, id+"\tTitle string `json:\"title\"`\n")
		case strings.HasPrefix(example, "//etagen:tag"):
			add(resource+"\n"+example, id+version)
		default:
			add(resource+" methods=GET,PUT\n"+example, id+version)
		}
	}
	all := reference.Whole()
	for _, d := range all.Directives {
		directive(d.Example)
		for _, a := range d.Arguments {
			directive(a.Example)
		}
	}
	for _, r := range all.Roles {
		fields, pattern := "\t"+r.Example+"\n", resource
		switch r.Name {
		case "id":
			pattern, fields = "//etagen:resource /books/{isbn}", fields+version
		case "version":
			fields += id
		default:
			fields += id + version
		}
		add(pattern+"\n//etagen:collection /books", fields)
	}
	introduction := regexp.MustCompile(`(?ms)^    //.*^    }$`).FindString(all.Markdown(true))
	if introduction == "" {
		t.Fatal("the introduction shows no type")
	}
	return append(sources, "package p\n\nimport \"time\"\n\n"+introduction+"\n")
}

func TestExplain(t *testing.T) {
	tests := []struct {
		args []string
		want string // a line of the output
		not  string // must not be in the output
	}{
		{[]string{"--explain"}, "## Directives", ""},
		{[]string{"--explain", "all"}, "## Roles", ""},
		{[]string{"--explain", "tag"}, "    //etagen:tag [weak] [epoch=N] [digest] [guard=version]", "readonly"},
		{[]string{"--explain=tag"}, "    //etagen:tag [weak] [epoch=N] [digest] [guard=version]", "readonly"},
		{[]string{"tag", "--explain"}, "- `weak`: mark the tag as weak (RFC 9110 §8.8.1).", "readonly"},
		{[]string{"--explain", "covered=Meta.Extra"}, "    Extra any `json:\"extra\" etagen:\"covered\"`", "newBook"},
		{[]string{"--explain", "weak"}, "- `weak`: mark the tag as weak (RFC 9110 §8.8.1).", "`epoch=N`"},
		{[]string{"--explain", "collection"}, "    //etagen:collection [PATTERN] [methods=LIST] [stat] [limit=DEFAULT,MAX]", "resource /"},
		{[]string{"--explain", "require"}, "    //etagen:require none|any", "put-validators"},
		{[]string{"--explain", "version"}, "    Version int64 `json:\"version\" etagen:\"version\"`", "put-validators"},
		{[]string{"--explain", "version"}, "- `version=FIELD`: the version field, if the struct cannot have tags.", "newBook"},
		{[]string{"--explain", "unixmilli"}, "    etagen:\"modified[=UNIT]\"", "readonly"},
		{[]string{"--explain", "POST"}, "- `methods=LIST`: the methods that the handler serves; HEAD comes with GET.", "resource /"},
		{[]string{"--explain", "no-key"}, "- `no-key`: the items of a collection have no id", "syntax"},
		{[]string{"--explain", "foreign-file"}, "- `foreign-file`: a file that etagen has to write exists, and was not generated", "syntax"},
		{[]string{"--explain", "[bad-vary]"}, "- `bad-vary`: a Vary value is not a list of field names", "syntax"},
		{[]string{"--explain", "//etagen:vary Accept"}, "    //etagen:vary VALUE", "cache"},
		{[]string{"--explain", "`etagen:\"sort,filter\"`"}, "    etagen:\"sort\"", "newBook"},
	}
	for _, test := range tests {
		status, stdout, stderr := call(t.TempDir(), test.args...)
		if status != exitClean || stderr != "" {
			t.Errorf("%s: status %d\n%s", test.args, status, stderr)
		}
		if !strings.Contains("\n"+stdout, "\n"+test.want+"\n") || test.not != "" && strings.Contains(stdout, test.not) {
			t.Errorf("%s: no line %q, or %q in\n%s", test.args, test.want, test.not, stdout)
		}
	}
}

func TestExplainFails(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"--explain", "resorce"}, `there is no directive, argument, role or code "resorce"; did you mean resource?`},
		{[]string{"--explain=verison"}, `there is no directive, argument, role or code "verison"; did you mean version?`},
		{[]string{"--explain", "bad-vari"}, `there is no directive, argument, role or code "bad-vari"; did you mean bad-vary?`},
		{[]string{"--explain", "xyzzy"}, `there is no directive, argument, role or code "xyzzy"; etagen --explain lists them all`},
		{[]string{"--explain", "tag", "vary"}, "--explain takes one name, not 2: tag vary"},
		{[]string{"--explain=tag", "vary"}, "--explain takes one name, not 2: tag vary"},
		{[]string{"--explain", "./..."}, "--explain takes the name of a directive, argument, role or code, not of a package: ./..."},
		{[]string{"example.com/shop/...", "--explain"}, "--explain takes the name of a directive, argument, role or code, not of a package: example.com/shop/..."},
	}
	for _, test := range tests {
		status, stdout, stderr := call(t.TempDir(), test.args...)
		if status != exitFailure || stdout != "" || stderr != "etagen: "+test.want+"\n" {
			t.Errorf("%s: status %d, want %q\n%s%s", test.args, status, test.want, stdout, stderr)
		}
	}
}

// A terminal shows headings in bold. Other output has no markup in their place.
func TestPrintExplained(t *testing.T) {
	ref, err := reference.Explain("vary")
	if err != nil {
		t.Fatal(err)
	}
	for colour, want := range map[bool]string{true: "\x1b[1mvary\x1b[0m\n\n", false: "### vary\n\n"} {
		var stdout strings.Builder
		p := &printer{command: &command{stdout: &stdout, outColour: colour}, options: &options{explain: "vary"}}
		p.explained(ref)
		if !strings.HasPrefix(stdout.String(), want) {
			t.Errorf("got %q", stdout.String())
		}
	}
}
