package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/etagen/etagen/generator"
)

var (
	code        = regexp.MustCompile("`([^`]*)`")
	fingerprint = regexp.MustCompile(`\.([0-9a-z]{6})"`)
)

// TestTagsChangeAsTheDocsSay makes each change in the table of docs/stability.md
// to the struct in the README, and compares the fingerprints.
func TestTagsChangeAsTheDocsSay(t *testing.T) {
	var source string
	for _, b := range docsBlocks(docsText(t, "README.md")) {
		if b.mark == "file: catalog/book.go" {
			source = b.text
		}
	}
	before := fingerprintOf(t, source)
	_, table, _ := strings.Cut(docsText(t, "docs", "stability.md"), "| from | to | tag |\n|---|---|---|---|\n")
	seen := map[string]int{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(line, "| \n"), " | ")
		if len(cells) != 4 {
			break
		}
		from, to := code.FindStringSubmatch(cells[1]), code.FindStringSubmatch(cells[2])
		if from == nil || to == nil || !strings.Contains(source, from[1]) {
			t.Fatalf("%s: %s is not in the struct", cells[0], cells[1])
		}
		after := fingerprintOf(t, strings.Replace(source, from[1], strings.ReplaceAll(to[1], `\n`, "\n"), 1))
		tag := "another"
		if after == before {
			tag = "same"
		}
		if tag != cells[3] {
			t.Errorf("%s: the tag is %s, the page says %s", cells[0], tag, cells[3])
		}
		seen[tag]++
	}
	if seen["same"] < 6 || seen["another"] < 7 {
		t.Errorf("rows that were tried: %v", seen)
	}
}

// fingerprintOf returns the fingerprint in the entity tags of a resource.
func fingerprintOf(t *testing.T, source string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.com/shop\n\ngo 1.22\n", "book.go": source} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	plan, err := generator.Generate(t.Context(), generator.Config{Dir: dir})
	if err != nil || plan.Failed() {
		t.Fatalf("%v %v\n%s", err, plan, source)
	}
	for _, f := range plan.Files {
		if m := fingerprint.FindSubmatch(f.Content); m != nil && strings.HasSuffix(f.Path, "book_etagen.go") {
			return string(m[1])
		}
	}
	t.Fatalf("there is no tag in the output of\n%s", source)
	return ""
}

// TestVersionsOfGo compares the versions of Go in docs/stability.md with those in go.mod
// and the CI.
func TestVersionsOfGo(t *testing.T) {
	version := regexp.MustCompile(`go (1\.\d+)`)
	said := docsText(t, "docs", "stability.md")
	for file, words := range map[string]string{"go.mod": "The command needs Go ", ".ci/oldest": "Generated code compiles with Go "} {
		if v := version.FindStringSubmatch(docsText(t, filepath.FromSlash(file))); v == nil || !strings.Contains(said, words+v[1]) {
			t.Errorf("%s has %s, and docs/stability.md does not say %s%s", file, v, words, v)
		}
	}
}
