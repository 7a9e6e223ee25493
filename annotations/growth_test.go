package annotations

import (
	"fmt"
	"go/types"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/gotype"
)

// TestCostGrowsInProportion reads two packages of the same kind, one of them four times
// as large. That must not need much more than four times the memory. If the cost grew
// with the number of pairs, it would need sixteen times as much.
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
		"a ring of resources with read-only fields": func(n int) string {
			return lines(n, "//etagen:resource /r%[1]d/{id} methods=GET,PUT\ntype R%[1]d struct {\n"+row+"\tBy string `etagen:\"readonly\"`\n\tIn Ring\n}\n") +
				"type Ring struct { By string `etagen:\"readonly\"`; First *R0; Next []Ring }\n"
		},
		"a chain of pointers with derived fields": func(n int) string {
			return resource("\tFirst *C0\n") + lines(n, "type C%d struct{ Next *C%d; Rank int `etagen:\"derived\"` }\n") + fmt.Sprintf("type C%d struct{}\n", n)
		},
		"a chain of slices with read-only fields": func(n int) string {
			return resource("\tFirst []C0\n") + lines(n, "type C%d struct{ Next *C%d; A, B *C0 }\n") + fmt.Sprintf("type C%d struct{ By string `etagen:\"readonly\"` }\n", n)
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

// TestRolesThatPartAndMeet has few structs, but more paths to a field with a role than
// an output can keep, and fields that are too deep. Each is reported once, at the place
// where it can be corrected. The paths go through pointers: the type checker itself
// follows all paths through values.
func TestRolesThatPartAndMeet(t *testing.T) {
	const head = "//etagen:resource /things/{id} methods=GET,PUT\ntype Thing struct {\n\tID string `json:\"id\" etagen:\"id\"`\n\tVersion int64 `json:\"version\" etagen:\"version\"`\n\tTop C0\n}\n"
	diamond := func(levels int, role string) string {
		return head + lines(levels, "type C%[1]d struct { A, B *C%[2]d }\n") + fmt.Sprintf("type C%d struct { Rank int `etagen:%q` }\n", levels, role)
	}
	chain := func(levels int, role string) string {
		return head + lines(levels, "type C%[1]d struct { Next *C%[2]d }\n") + fmt.Sprintf("type C%d struct { Rank int `etagen:%q` }\n", levels, role)
	}
	tests := []struct {
		name, source, want string
	}{
		{"some read-only fields", diamond(5, "readonly"), ""},
		{"many read-only fields", diamond(14, "readonly"), "p.go:7:2: type Thing has more than 500 read-only and derived fields below named ones: give Top the role readonly [no-effect]"},
		{"many derived fields", diamond(30, "derived"), "p.go:7:2: type Thing has more than 500 read-only and derived fields below named ones: give Top the role readonly [no-effect]"},
		{"a read-only field a bit down", chain(20, "readonly"), ""},
		{"a read-only field far down", chain(200, "readonly"), "is below more than 31 fields, so no write keeps it: give Top the role readonly [no-effect]"},
		{"a derived field far down", chain(200, "derived"), "is below more than 31 fields, so no write keeps it: give Top the role readonly [no-effect]"},
		{"ignored roles", diamond(40, "sort"), "p.go:4:6: type Thing contains fields with roles by more than 20000 paths: remove the roles that are ignored, or some of the paths [no-effect]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, diagnostics := Read(load(t, map[string]string{"p.go": "package catalog\n\n" + test.source}))
			var errors []string
			for _, d := range diagnostics {
				if !d.Note {
					errors = append(errors, d.String())
				}
			}
			if len(errors) > 0 != (test.want != "") || len(errors) > 1+gotype.MaxWays || test.want != "" && !strings.HasSuffix(errors[0], test.want) {
				t.Errorf("got %q, want %q", errors, test.want)
			}
		})
	}
}

// TestResourcesThatReferToEachOther reads rings of resources of two sizes. Each resource
// refers to all others, so sixteen times the memory is proportional to the result. A
// search along all paths would need far more.
func TestResourcesThatReferToEachOther(t *testing.T) {
	ring := func(n int, fields ...int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "//etagen:resource /r%[1]d/{id} methods=GET,PUT\ntype R%[1]d struct {\n\tID string `json:\"id\" etagen:\"id\"`\n\tVersion int64 `json:\"version\" etagen:\"version\"`\n\tBy string `etagen:\"readonly\"`\n", i)
			for _, k := range fields {
				fmt.Fprintf(&b, "\tNext%d *R%d\n", k, (i+k)%n)
			}
			b.WriteString("}\n")
		}
		return b.String()
	}
	for _, fields := range [][]int{{1}, {1, 2, 3}} {
		small, large := readingCost(t, ring(15, fields...)), readingCost(t, ring(60, fields...))
		if ratio := float64(large) / float64(small); ratio > 22 {
			t.Errorf("with %d references each, four times the resources took %.1f times the memory: %d bytes and %d", len(fields), ratio, small, large)
		}
	}
}

// TestEachStructIsGuardedOnce has structs that several resources contain. One output is
// enough to detect that their fields have changed, if it is built wherever the others
// are.
func TestEachStructIsGuardedOnce(t *testing.T) {
	resource := func(name, fields string) string {
		return "//etagen:resource\ntype " + name + " struct {\n\tID string `json:\"id\" etagen:\"id\"`\n\tVersion int64 `json:\"version\" etagen:\"version\"`\n" + fields + "}\n"
	}
	resources, diagnostics := Read(load(t, map[string]string{
		"a.go": "//go:build extra\n\npackage catalog\n\n" + resource("A", "\tMeta Meta\n\tPart Part\n\tC *C\n"),
		"b.go": "package catalog\n\n" + resource("B", "\tMeta *Meta\n\tAll []A\n") + resource("C", "\tPart []Part\n\tMeta Meta\n\tMoney Money\n"),
		"c.go": "package catalog\n\ntype Meta struct{ Part Part }\ntype Part struct{ Name string }\ntype Money struct{ Cents int }\n",
	}))
	var got []string
	for _, res := range resources {
		for _, st := range res.Structs {
			if !st.Elsewhere {
				got = append(got, res.Name+" "+types.TypeString(st.Type, func(*types.Package) string { return "" }))
			}
		}
	}
	want := []string{"A A", "A Meta", "A Part", "A Money", "B B", "B Meta", "B A", "B Part", "B Money", "C C"}
	if !slices.Equal(got, want) {
		t.Errorf("guarded are %q, want %q; found %v", got, want, diagnostics)
	}
}

// TestEmbeddingThatPartsAndMeets has few structs, but more paths to a field than any
// computer can follow. The type checker itself follows all paths if structs are embedded
// by value.
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

// lines returns n lines of a format that takes a number and the next.
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

// readingCost returns how many bytes reading a package allocates in total.
func readingCost(t *testing.T, source string) uint64 {
	pkg := load(t, map[string]string{"p.go": "package catalog\n\n" + source})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	Read(pkg)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
