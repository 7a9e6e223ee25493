package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/generator"
)

func TestPrintFiles(t *testing.T) {
	dir, err := filepath.Abs("a")
	if err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join("..", "b.go")
	files := []generator.File{
		{Path: filepath.Join(dir, "c.go"), Action: generator.Create, Reason: "why"},
		{Path: filepath.Join(dir, "k.go"), Action: generator.Keep, Reason: "why"},
		{Path: filepath.Join(dir, beside), Action: generator.Delete, Reason: "why"},
	}
	tests := []struct {
		name string
		options
		want string
	}{
		{"plain", options{}, "created  c.go\nremoved  " + beside + "\n"},
		{"quiet", options{quiet: true}, ""},
		{"verbose", options{verbose: true}, "created  c.go: why\nkept     k.go: why\nremoved  " + beside + ": why\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout strings.Builder
			p := &printer{command: &command{stdout: &stdout}, options: &test.options, dir: place.Folder(dir)}
			p.files(files)
			if stdout.String() != test.want {
				t.Errorf("got\n%swant\n%s", stdout.String(), test.want)
			}
		})
	}
}
