package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// A code that no archive expects may never have been reported at all.
func TestEveryCodeHasACase(t *testing.T) {
	var all strings.Builder
	for _, folder := range []string{"diagnostics", "names", "script"} {
		paths, err := filepath.Glob(filepath.Join(root(), "testdata", folder, "*.txtar"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v", folder, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			all.WriteString(strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(string(text)))
		}
	}
	for _, c := range model.Codes() {
		if !strings.Contains(all.String(), "["+string(c.Code)+"]") {
			t.Errorf("no case and no script wants a diagnostic with the code %s", c.Code)
		}
	}
}
