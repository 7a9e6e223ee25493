package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var docsLink = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestDocsLinks checks that links within the repository point to existing files, and
// that docs/README.md links to each page.
func TestDocsLinks(t *testing.T) {
	t.Chdir(root())
	var texts []string
	for _, pattern := range []string{"*.md", "docs/*.md", "examples/*/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no files %s (%v)", pattern, err)
		}
		texts = append(texts, found...)
	}
	linked := map[string]bool{}
	for _, name := range texts {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range docsLink.FindAllStringSubmatch(string(text), -1) {
			target, _, _ := strings.Cut(m[1], "#")
			if strings.Contains(target, ":") || target == "" {
				continue // to another site, or within the page
			}
			target = filepath.Join(filepath.Dir(name), filepath.FromSlash(target))
			linked[name+" "+target] = true
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: the link %s leads nowhere", name, m[1])
			}
		}
	}
	index := filepath.Join("docs", "README.md")
	for _, name := range texts {
		if filepath.Dir(name) == "docs" && name != index && !linked[index+" "+name] {
			t.Errorf("%s has no link to %s", index, name)
		}
	}
}
