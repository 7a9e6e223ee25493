package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	modelsDoc = filepath.Join("..", "docs", "models.md")
	snippet   = regexp.MustCompile("(?ms)^(?:<!-- from: (\\S+) -->\n)?```\\w+\n(.*?)^```$")
)

const (
	tableBegins = "<!-- table -->\n"
	tableEnds   = "<!-- end of table -->\n"
)

// holdTable compares the table in docs/models.md with the one that was made, or replaces
// it.
func (rows modelRows) holdTable(t *testing.T) {
	t.Helper()
	content, err := os.ReadFile(modelsDoc)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begun := strings.Cut(string(content), tableBegins)
	table, after, ended := strings.Cut(rest, tableEnds)
	if !begun || !ended {
		t.Fatalf("%s has no table", modelsDoc)
	}
	if *update {
		write(t, modelsDoc, []byte(before+tableBegins+rows.table()+tableEnds+after))
	} else if table != rows.table() {
		t.Errorf("the table of docs/models.md is not what was seen (go test ./generator -run TestModels -update):\n%s", rows.table())
	}
}

// TestModelsDoc checks that the fixtures contain what docs/models.md shows.
func TestModelsDoc(t *testing.T) {
	content, err := os.ReadFile(modelsDoc)
	if err != nil {
		t.Fatal(err)
	}
	snippets := snippet.FindAllStringSubmatch(string(content), -1)
	for _, s := range snippets {
		fixture, err := os.ReadFile(filepath.Join("..", "testdata", "models", filepath.FromSlash(s[1])))
		if err != nil {
			t.Error(err)
		} else if !strings.Contains(string(fixture), s[2]) {
			t.Errorf("%s does not hold what is shown as from it:\n%s", s[1], s[2])
		}
	}
	if len(snippets) < 5 {
		t.Errorf("only %d snippets are shown", len(snippets))
	}
}
