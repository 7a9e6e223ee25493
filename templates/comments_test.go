package templates_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestGoldenComments checks that comments mention only fields of a query, and conditions of
// a response, that the resource has.
func TestGoldenComments(t *testing.T) {
	names, err := filepath.Glob(goldenFiles)
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens in %s: %v", goldenFiles, err)
	}
	queryType := regexp.MustCompile(`(?s)\ntype \w+Query struct \{(.*?)\n\}`)
	mentioned := regexp.MustCompile(`//.*\bq\.(\w+)`)
	found := 0
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files[1:] {
			text := string(f.Data)
			fields := strings.Join(queryType.FindStringSubmatch(text), "")
			for _, field := range mentioned.FindAllStringSubmatch(text, -1) {
				if found++; !strings.Contains(fields, "\n\t"+field[1]+" ") {
					t.Errorf("%s: a comment in %s mentions q.%s, which the query does not have", name, f.Name, field[1])
				}
			}
			if strings.Contains(text, "Unguarded:    true") && strings.Contains(text, "428 if") {
				t.Errorf("%s: a comment in %s mentions 428, but no write needs a precondition", name, f.Name)
			}
			if strings.Contains(text, "has no modification time") && strings.Contains(text, "set the version and the modification time") {
				t.Errorf("%s: a store in %s has to set a modification time that does not exist", name, f.Name)
			}
		}
	}
	if found == 0 {
		t.Error("no comment mentions a field of a query")
	}
}
