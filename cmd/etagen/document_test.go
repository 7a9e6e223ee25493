package main

import (
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// documented writes a module whose resources have a bit of everything.
func documented(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"go.mod":      "module example.com/m\n\ngo 1.22\n",
		"tool/go.mod": "module example.com/m/tool\n\ngo 1.22\n",
		"tool/a.go":   "package tool\n\n//etagen:resource /tools/{id}\ntype Tool struct {\n\tID string `etagen:\"id\"`\n\tV int `etagen:\"version\"`\n}\n",
		"book.go": `package m

import "time"

//etagen:resource /books/{id} methods=GET,PUT create stat sample=newBook
//etagen:collection /books methods=GET,POST stat item-tags group
//etagen:cache public, max-age=60
//etagen:vary Accept-Encoding
//etagen:put-validators always
//etagen:proxy suffix=-gzip
//etagen:compress gzip min=100
//etagen:cors
type Book struct {
	ID     string    'json:"id" etagen:"id"'
	V      int64     'json:"v" etagen:"version"'
	At     time.Time 'json:"at" etagen:"modified"'
	Born   int64     'json:"born" etagen:"incarnation"'
	Maker  string    'json:"maker" etagen:"readonly"'
	Title  string    'json:"title" etagen:"sort,filter"'
}
`,
		"page.go": `package m

//etagen:resource /pages/{id} methods=GET,PUT
//etagen:require any
//etagen:collection /pages
type Page struct {
	ID string 'json:"id" etagen:"id"'
	At int64  'json:"at" etagen:"modified=unix"'
}

//etagen:resource /notes/{id} methods=GET,PUT,DELETE create
//etagen:require none
type Note struct {
	ID    string 'json:"id" etagen:"id"'
	V     int64  'json:"v" etagen:"version"'
	Likes int    'json:"likes" etagen:"derived"'
	Page  *Book  'json:"page"'
}
`,
		"entry.go": `package m

import "context"

//etagen:resource /entries/{id} methods=GET,PUT,PATCH patch=json replicas validate=checkEntry keep=8MiB
//etagen:collection /entries total params=q ignore=_
//etagen:tag guard=version
type Entry struct {
	ID       string 'json:"id" etagen:"id"'
	V        int64  'json:"v" etagen:"version"'
	Language string 'json:"language" etagen:"variant"'
	Likes    int    'json:"likes" etagen:"derived"'
	Author   string 'json:"author" etagen:"filter=in"'
	Year     int    'json:"year" etagen:"filter=range"'
}

func checkEntry(ctx context.Context, e, stored *Entry) error { return nil }

//etagen:resource /texts/{id} methods=GET,PUT replicas
type Text struct {
	ID string 'json:"id" etagen:"id"'
	V  string 'json:"v" etagen:"version"'
}

//etagen:resource /leaves/{id}
//etagen:tag digest
type Leaf struct {
	ID string 'json:"id" etagen:"id"'
}
`,
		"book_test.go": "package m\n\nfunc newBook() *Book { return &Book{} }\n",
	}
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(content, "'", "`")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestDocuments validates the output of --json with docs/schema.json. Each member and
// each value of the schema must occur in one of the outputs.
func TestDocuments(t *testing.T) {
	v := newValidator(t)
	dir := documented(t)
	run := func(status int, dir string, args ...string) map[string]any {
		t.Helper()
		got, stdout, stderr := call(dir, append(args, "--json")...)
		value := oneDocument(t, stdout)
		for _, problem := range v.validate("document", v.root, "", value) {
			t.Errorf("%s: %s", args, problem)
		}
		if got != status || value["status"] != float64(status) {
			t.Errorf("%s: status %d, in the document %v, want %d\n%s%s", args, got, value["status"], status, stdout, stderr)
		}
		if message, failed := value["error"]; failed != (stderr != "") || failed && stderr != "etagen: "+message.(string)+"\n" {
			t.Errorf("%s: standard error has %q, and the document %v", args, stderr, message)
		}
		return value
	}
	run(exitStale, dir, "--check", "./...")
	run(exitStale, dir, "--diff", "./...")
	run(exitClean, dir, "./...")
	run(exitClean, dir, "--check", "./...")
	run(exitClean, dir, "--list", "./...")
	run(exitClean, dir, "--explain")
	run(exitFailure, dir, "--explain", "xyzzy")
	run(exitFailure, t.TempDir())

	replaceIn(t, filepath.Join(dir, "page.go"), "//etagen:resource /notes/{id} methods=GET,PUT,DELETE create\n//etagen:require none\n", "")
	replaceIn(t, filepath.Join(dir, "page_etagen.go"), "returns", "Returns")
	replaceIn(t, filepath.Join(dir, "book_etagen.go"), "package", "package ")
	if err := os.Remove(filepath.Join(dir, "book_etagen_test.go")); err != nil {
		t.Fatal(err)
	}
	run(exitStale, dir, "--diff", "./...")
	run(exitClean, dir, "./...")
	run(exitClean, dir, "./...")
	replaceIn(t, filepath.Join(dir, "page.go"), "//etagen:require", "//etagen:requires")
	run(exitFailure, dir, "--check", "./...")
	replaceIn(t, filepath.Join(dir, "page.go"), "//etagen:requires", "//etagen:require")

	// Under go generate, files are emptied and not removed. -v includes unchanged files,
	// and prints timings on standard error.
	t.Setenv("GOFILE", "book.go")
	t.Setenv("GOPACKAGE", "catalog")
	if err := os.Remove(filepath.Join(dir, "page.go")); err != nil {
		t.Fatal(err)
	}
	_, stdout, _ := call(dir, "-v", "--json", "./...")
	for _, problem := range v.validate("document", v.root, "", oneDocument(t, stdout)) {
		t.Error(problem)
	}
	for _, unused := range v.unused() {
		t.Errorf("docs/schema.json has %s", unused)
	}
}

// oneDocument reads an output that must be one JSON document.
func oneDocument(t *testing.T, stdout string) map[string]any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(stdout))
	var value map[string]any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	if _, err := decoder.Token(); err != io.EOF || !strings.HasSuffix(stdout, "}\n") {
		t.Fatalf("more than a document, or no newline behind it:\n%s", stdout)
	}
	return value
}

// TestDocumentMembers checks which members the document of each mode has, and which it
// lacks.
func TestDocumentMembers(t *testing.T) {
	dir := documented(t)
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"--check", "./..."}, "diagnostics findings mode skipped status version"},
		{[]string{"--diff", "./..."}, "base diagnostics findings mode skipped status version"},
		{[]string{"--list", "./..."}, "diagnostics mode resources skipped status version"},
		{[]string{"--explain", "tag"}, "diagnostics mode reference status version"},
		{[]string{"./..."}, "diagnostics files mode skipped status version"},
		{[]string{"./..."}, "diagnostics files mode skipped status version"},
		{[]string{"--check"}, "diagnostics findings mode status version"},
		{[]string{"--check", "./missing"}, "diagnostics error mode status version"},
	}
	for _, test := range tests {
		_, stdout, _ := call(dir, append(test.args, "--json")...)
		if got := strings.Join(slices.Sorted(maps.Keys(oneDocument(t, stdout))), " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.args, got, test.want)
		}
	}
}
