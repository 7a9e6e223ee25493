package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/generator"
)

func TestPrintDiffs(t *testing.T) {
	dir, err := filepath.Abs("a")
	if err != nil {
		t.Fatal(err)
	}
	finding := func(path string, action generator.Action, old, content []byte) generator.Finding {
		return generator.Finding{File: generator.File{Path: filepath.Join(dir, path), Action: action, Old: old, Content: content}}
	}
	created := finding("c.go", generator.Create, nil, []byte("c\n"))
	above := finding(filepath.Join("..", "b", "u.go"), generator.Update, []byte("-- u\nk\n"), []byte("++ u\nk\n"))
	empty := finding("e.go", generator.Delete, nil, nil)
	const (
		createdText = "--- /dev/null\n+++ b/c.go\n@@ -0,0 +1 @@\n+c\n"
		emptyText   = "diff --git a/e.go b/e.go\ndeleted file mode 100644\n\n"
		aboveText   = "--- a/b/u.go\n+++ b/b/u.go\n@@ -1,2 +1,2 @@\n--- u\n+++ u\n k\n"
	)
	tests := []struct {
		name string
		options
		screen, colour bool
		all            []generator.Finding
		stdout, stderr string
	}{
		{"below the folder", options{}, false, false, []generator.Finding{created, empty}, createdText + emptyText, ""},
		{"beside the folder", options{}, false, false, []generator.Finding{above, created},
			aboveText + strings.ReplaceAll(createdText, "/c.go", "/a/c.go"), "etagen: the paths are relative to ..: run git apply there\n"},
		{"quiet", options{quiet: true}, false, false, []generator.Finding{above}, "", ""},
		{"nothing", options{}, false, false, nil, "", ""},
		{"in colour", options{}, true, true, []generator.Finding{above}, "\x1b[1m--- a/b/u.go\x1b[0m\n\x1b[1m+++ b/b/u.go\x1b[0m\n" +
			"\x1b[36m@@ -1,2 +1,2 @@\x1b[0m\n\x1b[31m--- u\x1b[0m\n\x1b[32m+++ u\x1b[0m\n k\n", "etagen: the paths are relative to ..: run git apply there\n"},
	}
	bell := finding("bell.go", generator.Create, nil, []byte("\tb\a\x1b[2J\r\n"))
	bellText := strings.ReplaceAll(createdText, "c.go", "bell.go")
	for name, screen := range map[string]bool{"to a file": false, "to a terminal without colours": true} {
		text := strings.ReplaceAll(bellText, "+c\n", "+\tb\a\x1b[2J\r\n")
		if screen {
			text = strings.ReplaceAll(bellText, "+c\n", "+\tb\\a\\x1b[2J\r\n")
		}
		tests = append(tests, struct {
			name string
			options
			screen, colour bool
			all            []generator.Finding
			stdout, stderr string
		}{name, options{}, screen, false, []generator.Finding{bell}, text, ""})
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr strings.Builder
			p := &printer{command: &command{stdout: &stdout, stderr: &stderr, outScreen: test.screen, outColour: test.colour}, options: &test.options, dir: place.Folder(dir)}
			p.diffs(test.all)
			if stdout.String() != test.stdout || stderr.String() != test.stderr {
				t.Errorf("got\n%s%swant\n%s%s", stdout.String(), stderr.String(), test.stdout, test.stderr)
			}
		})
	}
}

// A carriage return at the end of a line is kept.
func TestPaintDiffOfWindowsFile(t *testing.T) {
	if got := paintDiff(true, "@@ -1 +1 @@\n-a\r\n"); got != "\x1b[36m@@ -1 +1 @@\x1b[0m\n\x1b[31m-a\x1b[0m\r\n" {
		t.Errorf("got %q", got)
	}
}
