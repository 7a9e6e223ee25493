package main

import (
	"strings"
	"testing"
)

// An archive is a text and files, in the txtar format: a file begins with a
// line "-- NAME --" and ends with the next.
type archive struct {
	comment string
	files   []archived
}

// archived is a file of an archive.
type archived struct{ name, content string }

// parseArchive parses a txtar archive. Any text is one.
func parseArchive(text string) archive {
	var a archive
	content := &a.comment
	for line := range strings.Lines(text) {
		if name, ok := marker(line); ok {
			a.files = append(a.files, archived{name: name})
			content = &a.files[len(a.files)-1].content
			continue
		}
		*content += line
	}
	return a
}

// marker returns the name in a line that begins a file.
func marker(line string) (string, bool) {
	name, ok := strings.CutPrefix(strings.TrimSpace(line), "-- ")
	if !ok {
		return "", false
	}
	name, ok = strings.CutSuffix(name, " --")
	return strings.TrimSpace(name), ok
}

func TestParseArchive(t *testing.T) {
	a := parseArchive("a comment\n-- a/b.go --\npackage b\n-- empty --\n-- c --\n-- not a marker\n")
	if a.comment != "a comment\n" {
		t.Errorf("comment is %q", a.comment)
	}
	want := []archived{{"a/b.go", "package b\n"}, {"empty", ""}, {"c", "-- not a marker\n"}}
	if len(a.files) != len(want) {
		t.Fatalf("%d files, want %d", len(a.files), len(want))
	}
	for i, f := range a.files {
		if f != want[i] {
			t.Errorf("file %d is %+v, want %+v", i, f, want[i])
		}
	}
}
