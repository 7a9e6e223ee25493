package generator

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestImportClashes declares, in tests, names under which outputs import packages.
func TestImportClashes(t *testing.T) {
	dir := tree(t, map[string]string{
		"go.mod":  module,
		"book.go": sampled,
		"pen.go":  strings.NewReplacer("Book", "Pen", "book", "pen", " sample=newBook", "").Replace(sampled),
		"book_test.go": `package m

import "net/http"

` + newBook + `
func url(path string) string { return path }

type (
	strings  struct{}
	etagentest struct{}
)

var one, sync = 1, 2
`,
		"other_test.go": "package m_test\n\nfunc errors() {}\n",
		"use_test.go":   "package m\n\nimport errors \"fmt\"\n\nfunc local() { time := 1 }\n",
	})
	for _, tests := range []bool{true, false} {
		plan := generate(t, dir, func(c *Config) { c.Tests = tests }).plan
		var got []string
		for _, d := range plan.Diagnostics {
			_, what, _ := strings.Cut(d.Message, "imports ")
			got = append(got, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Column, what))
		}
		want := []string{
			"7:6 net/url as url, and this declares url in the same package: rename it",
			"11:2 example.com/m/internal/etagen/etagentest as etagentest, and this declares etagentest in the same package: rename it",
		}
		if !tests {
			want = nil // only the output of the handler, which imports none of them
		}
		if !slices.Equal(got, want) {
			t.Errorf("tests=%t: diagnostics\n%s\nwant\n%s", tests, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
