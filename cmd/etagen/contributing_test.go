package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// maxToAdd is the highest number of files that adding something may involve.
const maxToAdd = 5

var backquoted = regexp.MustCompile("`([^`]+)`")

// TestContributing checks that the files that CONTRIBUTING.md names for an addition
// exist, and that they are few.
func TestContributing(t *testing.T) {
	_, section, _ := strings.Cut(docsText(t, "CONTRIBUTING.md"), "\n## To add something\n")
	section, _, _ = strings.Cut(section, "\n## ")
	missing := map[string]bool{"a directive": true, "a kind of value": true, "a generated method": true, "an output": true, "a diagnostic": true}
	for line := range strings.Lines(section) {
		cells := strings.Split(line, "|")
		if len(cells) != 4 {
			continue
		}
		what := strings.TrimSpace(cells[1])
		if !missing[what] {
			continue
		}
		delete(missing, what)
		files := backquoted.FindAllStringSubmatch(cells[2], -1)
		if len(files) == 0 || len(files) > maxToAdd {
			t.Errorf("%s takes %d files, want 1 to %d", what, len(files), maxToAdd)
		}
		for _, f := range files {
			if _, err := os.Stat(filepath.Join(root(), filepath.FromSlash(f[1]))); err != nil {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
	for what := range missing {
		t.Errorf("CONTRIBUTING.md does not say how to add %s", what)
	}
}
