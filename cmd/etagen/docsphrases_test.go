package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var docsPhrase = regexp.MustCompile(`(?m)^\| ([^|]+) \| [^|]+ \|$`)

// TestPhrases looks in the whole repository for the phrases that CONTRIBUTING.md
// says are never right.
func TestPhrases(t *testing.T) {
	_, list, _ := strings.Cut(docsText(t, "CONTRIBUTING.md"), "<!-- phrases -->\n| instead of | write |\n|---|---|\n")
	list, _, _ = strings.Cut(list, "\n\n")
	var phrases []string
	for _, m := range docsPhrase.FindAllStringSubmatch(list, -1) {
		phrases = append(phrases, m[1])
	}
	if len(phrases) < 9 {
		t.Fatalf("CONTRIBUTING.md lists %q, want at least nine phrases", phrases)
	}
	read := 0
	err := filepath.WalkDir(root(), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir() || !written(d.Name()) || d.Name() == "CONTRIBUTING.md":
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		read++
		for _, phrase := range phrases {
			if at := indexPhrase(text, phrase); at >= 0 {
				t.Errorf("%s:%d: %q", path, 1+bytes.Count(text[:at], []byte("\n")), phrase)
			}
		}
		return nil
	})
	if err != nil || read < 500 {
		t.Errorf("%d files were read (%v)", read, err)
	}
}

// written reports whether a file contains sentences for readers.
func written(name string) bool {
	switch filepath.Ext(name) {
	case ".go", ".md", ".txtar", ".txt", ".json", ".yml", ".yaml", ".js", ".mjs", ".ts", ".html", ".css", ".py", ".sql", ".proto", ".mod":
		return true
	}
	return filepath.Ext(name) == ""
}

// indexPhrase returns the position of a phrase, even if it is broken across lines, in a
// comment or not. It returns -1 if there is none.
func indexPhrase(text []byte, phrase string) int {
	words := strings.Fields(phrase)
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	at := regexp.MustCompile(`(?i)\b` + strings.Join(words, `(?:[ \t]|\n[\t ]*(?:// ?|# ?|-- ?)?)+`) + `\b`).FindIndex(text)
	if at == nil {
		return -1
	}
	return at[0]
}
