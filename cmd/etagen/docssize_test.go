package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var docsSize = regexp.MustCompile("(?m)^\\| `([^`]+)`[^|]*\\| (\\d+) \\| about ([\\d,]+) \\|$")

// weigh compares the table of sizes in a text with the files and folders of the module.
// The number of files must be equal, and the number of lines within a tenth. The text
// itself has at most 250 lines, because a reader has two minutes.
func (s docsShop) weigh(t *testing.T, text string) {
	t.Helper()
	rows := docsSize.FindAllStringSubmatch(text, -1)
	if len(rows) != 4 {
		t.Errorf("%d rows tell a size, want 4", len(rows))
	}
	if lines := strings.Count(text, "\n"); lines > 250 {
		t.Errorf("the text has %d lines, want 250 at most", lines)
	}
	for _, row := range rows {
		told, err := strconv.Atoi(strings.ReplaceAll(row[3], ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		files := s.filesOf(t, row[1])
		if row[2] != strconv.Itoa(len(files)) {
			t.Errorf("%s has %d files, the text has %s", row[1], len(files), row[2])
		}
		if lines := s.lines(t, files); told < lines*9/10 || told > lines*11/10 {
			t.Errorf("%s has %d lines, the text has about %d", row[1], lines, told)
		}
	}
}

// filesOf returns a file, or the files in a folder.
func (s docsShop) filesOf(t *testing.T, name string) []string {
	t.Helper()
	if filepath.Ext(name) != "" {
		return []string{name}
	}
	found, err := fs.Glob(os.DirFS(s.dir), name+"/*.go")
	if err != nil || len(found) == 0 {
		t.Fatalf("%s has no files (%v)", name, err)
	}
	return found
}

// lines returns the number of lines in files.
func (s docsShop) lines(t *testing.T, files []string) (n int) {
	t.Helper()
	for _, file := range files {
		n += strings.Count(s.read(t, file), "\n")
	}
	return n
}

// wantTargets checks that the Makefile has a target for each make in a block.
func wantTargets(t *testing.T, block string) {
	t.Helper()
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(block) {
		target, ok := strings.CutPrefix(strings.TrimSpace(line), "$ make ")
		if !ok || !regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(target)+`:`).Match(makefile) {
			t.Errorf("the Makefile has no target for %q", line)
		}
	}
}
