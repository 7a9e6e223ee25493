package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const findingSource = "package m\n\n//etagen:resource /books/{id}\ntype Book struct {\n\tID string `etagen:\"id\"`\n\tVersion int64 `etagen:\"version\"`\n}\n"

// TestFindings changes what is on the disk after a run, and the source.
func TestFindings(t *testing.T) {
	t.Parallel()
	replace := func(old, new string) func(string) string {
		return func(content string) string { return strings.Replace(content, old, new, 1) }
	}
	const output = "book_etagen.go"
	tests := []struct {
		name   string
		file   string
		change func(content string) string
		state  State
		what   string // the beginning of the finding
	}{
		{"a comment", output, replace("returns", "Returns"), Stale, "stale or edited by hand, from line "},
		{"the first line of code", output, replace("package m", "package n"), Stale, "stale or edited by hand, from line 3 on"},
		{"one line more at the end", output, func(c string) string { return c + "\nvar x int\n" }, Stale, "stale or edited by hand, from line "},
		{"the end is gone", output, func(c string) string { return c[:strings.LastIndex(c, "\nfunc ")+1] }, Stale, "stale or edited by hand: it ends too early"},
		{"the support package", "internal/etagen/resource.go", func(c string) string { return c + "\n// More.\n" }, Stale, "stale or edited by hand, from line "},
		{"the shape of the JSON", "book.go", replace("ID string `", "ID string `json:\"isbn\" "), Stale, "stale: the JSON of Book, or "},
		{"how the tag is made", "book.go", replace("type", "//etagen:tag weak\ntype"), Stale, "stale: the JSON of Book, or "},
		{"the cache", "book.go", replace("type", "//etagen:cache public, max-age=60\ntype"), Stale, "stale or edited by hand, from line "},
		{"a conflict", output, replace("package", "<<<<<<< ours\npackage"), Edited, "edited by hand: a merge conflict is not resolved in line 3"},
		{"a conflict as on Windows", output, replace("package m\n", "<<<<<<< ours\r\npackage m\r\n"), Edited, "edited by hand: a merge conflict is not resolved in line 3"},
		{"what does not parse", output, replace("import (", "import"), Edited, "edited by hand: line 7 does not parse: expected declaration"},
		{"another form", output, replace("func", " func"), Edited, "edited by hand: line "},
		{"nothing at all", output, func(string) string { return "" }, Edited, "edited by hand: it is empty"},
		{"nothing but a mark", output, func(string) string { return "\ufeff\n" }, Edited, "edited by hand: it is empty"},
		{"no resource", "book.go", replace("//etagen:resource", "// resource"), Orphaned, "orphaned: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := tree(t, map[string]string{"go.mod": module, "book.go": findingSource})
			if err := generate(t, dir, nil).plan.Apply(); err != nil {
				t.Fatal(err)
			}
			rewrite(t, filepath.Join(dir, filepath.FromSlash(test.file)), test.change)
			plan := generate(t, dir, nil).plan
			sound(t, plan)
			findings := plan.Findings()
			if len(findings) == 0 {
				t.Fatal("nothing is found")
			}
			if f := findings[0]; f.State != test.state || !strings.HasPrefix(f.What, test.what) {
				t.Errorf("%s: %s: %s, want %s: %s", filepath.Base(f.Path), f.State, f.What, test.state, test.what)
			}
		})
	}
}

// rewrite changes a file.
func rewrite(t *testing.T, path string, change func(string) string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := change(string(content))
	if changed == string(content) {
		t.Fatalf("%s has not changed", path)
	}
	if err := os.WriteFile(path, []byte(changed), 0o666); err != nil {
		t.Fatal(err)
	}
}
