package annotations

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/gotype"
)

// TestCostGrowsInProportion reads packages of one kind, one of them four times
// as large: it must not take much more than four times the memory. A cost by
// pairs would take sixteen times as much.
func TestCostGrowsInProportion(t *testing.T) {
	const row = "\tID string `json:\"id\" etagen:\"id\"`\n\tVersion int64 `json:\"version\" etagen:\"version\"`\n"
	resource := func(fields string) string {
		return "//etagen:resource /things/{id} methods=GET,PUT\ntype Thing struct {\n" + row + fields + "}\n"
	}
	tests := map[string]func(n int) string{
		"resources": func(n int) string {
			return lines(n, "//etagen:resource /r%[1]d/{id} methods=GET,PUT\ntype R%[1]d struct {\n"+row+"\tNext *R%[1]d `json:\"next\"`\n}\n")
		},
		"resources at one pattern": func(n int) string {
			return lines(n, "//etagen:resource /r/{id}\ntype R%d struct {\n"+row+"}\n")
		},
		"a chain of pointers": func(n int) string {
			return resource("\tFirst *C0\n") + lines(n, "type C%d struct{ Next *C%d }\n") + fmt.Sprintf("type C%d struct{}\n", n)
		},
		"a ring of maps": func(n int) string {
			return resource("\tFirst C0\n") + lines(n, "type C%d struct{ Next map[string][]C%d }\n") + fmt.Sprintf("type C%d struct{ First *C0; A, B int }\n", n)
		},
		"a chain to a function": func(n int) string {
			return resource("\tFirst *C0\n") + lines(n, "type C%d struct{ Next *C%d }\n") + fmt.Sprintf("type C%d struct{ F func() }\n", n)
		},
		"fields": func(n int) string {
			return resource(lines(n, "\tF%d string\n"))
		},
		"derived fields": func(n int) string {
			return resource(lines(n, "\tF%d string `etagen:\"derived\"`\n"))
		},
		"embedded structs": func(n int) string {
			return resource(lines(n, "\tE%d\n")) + lines(n, "type E%[1]d struct { F%[1]d string }\n")
		},
		"embedded structs with creation times": func(n int) string {
			return resource(lines(n, "\tE%d\n")) + lines(n, "type E%[1]d struct { CreatedAt%[1]d time.Time }\n")
		},
		"roles below resources": func(n int) string {
			return lines(n, "//etagen:resource /r%[1]d/{id} methods=GET\ntype R%[1]d struct {\n"+row+"\tP P%[1]d\n}\ntype P%[1]d struct { Code string `etagen:\"sort\"` }\n")
		},
		"unknown directives": func(n int) string {
			return lines(n, "//etagen:bogus%d\n") + "type Thing struct{}\n"
		},
		"directives in functions": func(n int) string {
			return lines(n, "func f%d() {\n\t//etagen:resource /a\n}\n")
		},
		"directives in a block": func(n int) string {
			return "/*\n" + lines(n, "etagen:resource /%d\n") + "*/\ntype Thing struct{}\n"
		},
		"roles of one tag": func(n int) string {
			return resource("\tTitle string `etagen:\"" + strings.Repeat("sort,", n) + "filter\"`\n")
		},
	}
	const size, factor, most = 150, 4, 7
	for name, source := range tests {
		t.Run(name, func(t *testing.T) {
			small, large := readingCost(t, source(size)), readingCost(t, source(size*factor))
			if ratio := float64(large) / float64(small); ratio > most {
				t.Errorf("%d times the size took %.1f times the memory: %d bytes and %d", factor, ratio, small, large)
			}
		})
	}
}

// TestEmbeddingThatPartsAndMeets has as many ways to a field as no machine can
// count, though the structs are few. Where they are embedded by value, the type
// checker itself goes all of them.
func TestEmbeddingThatPartsAndMeets(t *testing.T) {
	const levels = 40
	source := "//etagen:resource /things/{id} methods=GET,PUT\ntype Thing struct {\n" +
		"\tID string `json:\"id\" etagen:\"id\"`\n\tVersion int64 `json:\"version\" etagen:\"version\"`\n\tA0\n\tB0\n}\n" +
		lines(levels, "type A%[1]d struct { *A%[2]d; *B%[2]d }\ntype B%[1]d struct { *A%[2]d; *B%[2]d }\n") +
		fmt.Sprintf("type A%d struct { Rank int `etagen:\"sort\"` }\ntype B%[1]d struct { Title string; UpdatedAt time.Time }\n", levels)
	pkg := load(t, map[string]string{"p.go": "package catalog\n\nimport \"time\"\n\n" + source})
	resources, diagnostics := Read(pkg)
	if len(resources) != 0 || len(diagnostics) == 0 || len(diagnostics) > 2*gotype.MaxWays {
		t.Errorf("found %d resources and %d diagnostics", len(resources), len(diagnostics))
	}
}

// lines are n lines of a format that takes a number and the next.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		if strings.Count(format, "%d") == 2 || strings.Contains(format, "%[2]d") {
			fmt.Fprintf(&b, format, i, i+1)
		} else {
			fmt.Fprintf(&b, format, i)
		}
	}
	return b.String()
}

// readingCost is how many bytes reading a package takes, all together.
func readingCost(t *testing.T, source string) uint64 {
	pkg := load(t, map[string]string{"p.go": "package catalog\n\n" + source})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	Read(pkg)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
