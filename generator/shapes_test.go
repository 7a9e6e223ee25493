package generator_test

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestShapes generates for structs that are difficult to check or to examine by
// reflection, and runs the generated tests.
func TestShapes(t *testing.T) { soundOutput(t, "shapes") }

// A structChange is a change of a struct after its output was generated.
type structChange struct {
	name, file string
	from, to   string
	want       string // the test that fails, or notCompiled
}

const notCompiled = "[build failed]"

// structChanges returns typical changes of the structs in testdata/shapes/base.
func structChanges() []structChange {
	const book, part = "book.go", "part/part.go"
	const build, book304, copy304, shut304 = notCompiled, "TestBookConditionalRequests/the_entity_tags_are_made_for_this_JSON",
		"TestCopyConditionalRequests/the_entity_tags_are_made_for_this_JSON", "TestShutConditionalRequests/the_entity_tags_are_made_for_this_JSON"
	return []structChange{
		{"nothing", book, `Title`, `Title`, ""},
		{"a comment", book, `// Leaf is far below.`, `// Leaf is below.`, ""},
		{"a struct tag that is none of JSON", book, `json:"title"`, `json:"title" db:"title"`, ""},
		{"a member gets another name", book, `json:"title"`, `json:"name"`, book304},
		{"a member is added", book, "\tTitle ", "\tExtra int\n\tTitle ", build},
		{"a member is removed", book, "\tYear   int             `json:\"year\"`\n", "", build},
		{"a field gets another type", book, `Year   int `, `Year   int64 `, build},
		{"a field gets another name", book, `Year   int `, `Made   int `, build},
		{"fields change places", book, "\tTitle  string          `json:\"title\"`\n\tYear   int             `json:\"year\"`\n", "\tYear int `json:\"year\"`\n\tTitle string `json:\"title\"`\n", build},
		{"a member that may be missing", book, `json:"title"`, `json:"title,omitempty"`, book304},
		{"a number as a string", book, `json:"year"`, `json:"year,string"`, book304},
		{"a member is left out", book, `json:"title"`, `json:"-"`, book304},
		{"a field gets into the JSON", book, `json:"-"`, `json:"owner"`, book304},
		{"an unexported field is added", book, "\tclosed ", "\topen int\n\tclosed ", build},
		{"a member of an embedded struct is added", book, "\tEditor ", "\tMore int\n\tEditor ", build},
		{"a member of an embedded struct gets another name", book, `json:"editor"`, `json:"edited_by"`, book304},
		{"an embedded struct gets a name", book, "\tAudit\n", "\tAudit `json:\"audit\"`\n", book304},
		{"a member behind a pointer is added", book, "\tName string  ", "\tBorn int\n\tName string  ", build},
		{"a member behind a pointer gets another name", book, `json:"name"`, `json:"full_name"`, book304},
		{"a member of a struct without a name is added", book, "\t\tDepth ", "\t\tWidth int\n\t\tDepth ", build},
		{"a member of a struct without a name gets another", book, `json:"depth"`, `json:"height"`, book304},
		{"a member of a generic struct gets another name", book, `json:"value"`, `json:"content"`, book304},
		{"a member of a type argument gets another name", book, `json:"size"`, `json:"bytes"`, book304},
		{"a type encodes itself", book, `type Grade int`, "type Grade int\n\nfunc (Grade) MarshalText() ([]byte, error) { return nil, nil }", book304},
		{"a named type becomes a text", book, `type Grade int`, `type Grade string`, build},
		{"a member in another package is added", part, "\tNumber ", "\tSize int\n\tNumber ", build},
		{"a member in another package gets another name", part, `json:"number"`, `json:"no"`, book304},
		{"a member is added to the type of an alias", part, "\tShelf ", "\tRoom int\n\tShelf ", build},
		{"a member of the type of an alias gets another name", part, `json:"shelf"`, `json:"place"`, copy304},
		{"a field of a type that keeps others gets another name", part, "\tNote ", "\tText ", build},
		{"a field of a type that keeps others gets another type", part, "\tNote    string", "\tNote    []string", build},
		{"a member is added to a type that keeps others", part, "\tNote ", "\tMore int\n\tNote ", shut304},
	}
}

// TestStructChanges checks that a struct which has changed since the output was
// generated does not compile, or that a generated test fails. Otherwise the body could
// change without its entity tag, and copies would be stale.
func TestStructChanges(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
	t.Parallel()
	dir := copyModule(t, "shapes")
	generate(t, dir)
	changes := structChanges()
	for i, c := range changes {
		changedCopy(t, dir, fmt.Sprintf("m%d", i), c)
	}
	failed := buildCopies(t, dir)
	said := testTogether(t, dir, len(changes), failed)
	for i, c := range changes {
		test := fmt.Sprintf("--- FAIL: TestM%d/", i)
		switch notBuilt := failed[fmt.Sprintf("m%d", i)]; {
		case notBuilt != (c.want == notCompiled):
			t.Errorf("%s: failed to build: %t", c.name, notBuilt)
		case c.want == "" && strings.Contains(said, test), c.want != "" && !notBuilt && !strings.Contains(said, test+c.want+" "):
			t.Errorf("%s: want %q to fail, the tests said:\n%s", c.name, c.want, said)
		}
	}
}

// buildCopies builds the copies with their tests, and returns which do not compile.
func buildCopies(t *testing.T, dir string) map[string]bool {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "build", compileOnce, "./m...")
	cmd.Dir = dir
	out, _ := cmd.CombinedOutput() // many of them fail
	failed := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		if name, ok := strings.CutPrefix(line, "# example.com/shapes/"); ok {
			failed[strings.TrimSpace(name)] = true
		}
	}
	return failed
}

// testTogether runs the tests of all copies that compile, in one test binary, and returns
// what they say.
func testTogether(t *testing.T, dir string, copies int, failed map[string]bool) string {
	t.Helper()
	imports, tests := "", ""
	for i := range copies {
		name := fmt.Sprintf("m%d", i)
		if failed[name] {
			continue
		}
		imports += fmt.Sprintf("\t%s \"example.com/shapes/%[1]s\"\n", name)
		tests += fmt.Sprintf("\nfunc TestM%d(t *testing.T) {\n", i)
		for _, resource := range []string{"Book", "Copy", "Shut"} {
			tests += fmt.Sprintf("\tt.Run(\"%[1]s\", %[2]s.%[1]s)\n", "Test"+resource+"ConditionalRequests", name)
		}
		tests += "}\n"
	}
	text := "package together\n\nimport (\n\t\"testing\"\n\n" + imports + ")\n" + tests
	write(t, filepath.Join(dir, "together", "together_test.go"), []byte(text))
	cmd := exec.CommandContext(t.Context(), "go", "test", compileOnce, "-vet=off", "-count=1", "-run", "//the_entity_tags", "./together")
	cmd.Dir = dir
	out, _ := cmd.CombinedOutput() // nearly all of them fail
	return string(out)
}

// changedCopy copies the package base with its output, and makes a change in it.
func changedCopy(t *testing.T, dir, name string, c structChange) {
	t.Helper()
	changed := false
	base := filepath.Join(dir, "base")
	err := filepath.WalkDir(base, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(string(content), "shapes/base", "shapes/"+name)
		below, err := filepath.Rel(base, path)
		if filepath.ToSlash(below) == c.file {
			changed = strings.Contains(text, c.from)
			text = strings.ReplaceAll(text, c.from, c.to)
		}
		// Tests are in a file that another package can import.
		target := filepath.Join(dir, name, strings.Replace(below, "_test.go", "_tests.go", 1))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		write(t, target, []byte(text))
		return err
	})
	if err != nil || !changed {
		t.Fatalf("%s: %s does not hold %q: %v", c.name, c.file, c.from, err)
	}
}
