package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/generator"
)

// A code of the generator that no script has seen may never have been seen at
// all. Those of annotations have cases of their own.
func TestEveryCodeHasAScript(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(scripts, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, c := range generator.Codes() {
		if c.Meaning == "" || !strings.Contains(all.String(), `\[`+string(c.Code)+`\]`) {
			t.Errorf("no script wants a diagnostic with the code %s", c.Code)
		}
	}
}
