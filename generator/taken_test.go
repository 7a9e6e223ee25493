package generator

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestNames runs the cases in testdata/names: packages that declare what their outputs
// declare or use. The file want contains the diagnostics. With a line "no tests" in the
// comment, the run generates none.
func TestNames(t *testing.T) {
	cases, err := filepath.Glob("../testdata/names/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			must(t, err)
			files := map[string]string{"go.mod": "module example.com/shop\n\ngo 1.22\n"}
			for _, f := range archive.Files {
				if filepath.Ext(f.Name) == ".go" {
					files["catalog/"+f.Name] = string(f.Data)
				}
			}
			dir := tree(t, files)
			tests := !slices.Contains(strings.Split(string(archive.Comment), "\n"), "no tests")
			var got bytes.Buffer
			for _, d := range generate(t, dir, func(c *Config) { c.Tests = tests }).plan.Diagnostics {
				d.Pos.Filename, _ = filepath.Rel(filepath.Join(dir, "catalog"), d.Pos.Filename)
				fmt.Fprintln(&got, d)
			}
			i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
			if i < 0 {
				t.Fatal("the case has no file want")
			}
			if want := archive.Files[i].Data; !bytes.Equal(got.Bytes(), want) {
				t.Errorf("got:\n%s\nwant:\n%s", got.Bytes(), want)
			}
		})
	}
}
