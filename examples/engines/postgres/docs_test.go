package postgres

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The blocks of docs/replicas.md are in the files that they name.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../../docs/replicas.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := strings.Split(string(page), "<!-- ")[1:]
	for _, s := range shown {
		name, rest, _ := strings.Cut(s, " -->\n```go\n")
		block, _, _ := strings.Cut(rest, "```")
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if block == "" || !strings.Contains(string(source), block) {
			t.Errorf("%s does not have\n%s", name, block)
		}
	}
	if len(shown) == 0 {
		t.Error("no block names its file")
	}
}

// The blocks of docs/engines.md are in the schema or in the struct.
func TestDocsOfEngines(t *testing.T) {
	page, err := os.ReadFile("../../../docs/engines.md")
	if err != nil {
		t.Fatal(err)
	}
	book, err := os.ReadFile("book.go")
	if err != nil {
		t.Fatal(err)
	}
	for language, source := range map[string]string{"sql": Schema, "go": string(book)} {
		_, rest, _ := strings.Cut(string(page), "```"+language+"\n")
		block, _, _ := strings.Cut(rest, "```")
		if block == "" || !strings.Contains(source, block) {
			t.Errorf("nothing has\n%s", block)
		}
	}
}

// The code in the table of versions in docs/engines.md for PostgreSQL is in the schema
// or in the store.
func TestDocsOfVersions(t *testing.T) {
	page, err := os.ReadFile("../../../docs/engines.md")
	if err != nil {
		t.Fatal(err)
	}
	store, err := os.ReadFile("store.go")
	if err != nil {
		t.Fatal(err)
	}
	code := strings.Join(strings.Fields(Schema+string(store)), " ")
	row := regexp.MustCompile("(?m)^\\| PostgreSQL \\| `.*$").FindString(string(page))
	quoted := regexp.MustCompile("`(.+?)`").FindAllStringSubmatch(row, -1)
	if len(quoted) != 3 {
		t.Errorf("%d pieces of code in %q", len(quoted), row)
	}
	for _, q := range quoted {
		for _, part := range strings.Split(q[1], " … ") {
			if !strings.Contains(code, part) {
				t.Errorf("neither the schema nor the store has %s", part)
			}
		}
	}
}
