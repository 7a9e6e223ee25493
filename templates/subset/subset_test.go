package subset

import (
	"strings"
	"testing"
)

const shapes = `// Package shapes is a test.
package shapes

import (
	"fmt"
	"math"
)

// A Circle is round.
type Circle struct{ R float64 }

// Area is called by a selector.
func (c Circle) Area() float64 { return math.Pi * square(c.R) }

// String is called by an interface.
func (c Circle) String() string { return fmt.Sprint(c.R) }

// Unused is called by nobody.
func (c Circle) Unused() {}

func square(x float64) float64 { return x * x }

// A loose comment belongs to what follows it.

// List is generic.
type List[T any] struct{ items []T }

func (l *List[T]) Each(f func(T)) {
	for _, item := range l.items {
		f(item)
	}
}

// A and B come in one group.
const (
	A = iota
	B
)

func (l *List[T]) square() {}

func (c Circle) One() {}
func (c Circle) Three() int { return 3 }

type square2 struct{ square float64 } // a field is no use of a function

func local() (square int) {
	A := 1
	return A + square
}
`

func cutShapes(t *testing.T, caller string) string {
	t.Helper()
	p, err := Parse([]File{{"shapes.go", []byte(shapes)}})
	if err != nil {
		t.Fatal(err)
	}
	names := NamesIn([]byte("package p\n\nimport \"m/shapes\"\n\n"+caller), "m/shapes", "shapes")
	files, err := p.Cut(names, []Concern{{"out.go", []string{"shapes.go"}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		return ""
	}
	return string(files[0].Content)
}

func TestCut(t *testing.T) {
	for _, test := range []struct {
		name, caller string
		want, not    []string
	}{
		{"a function", "var _ = shapes.A", []string{"A = iota", "\tB\n", "// Package shapes"}, []string{"import", "Circle", "square"}},
		{"a type, and methods that interfaces call", "var c shapes.Circle", []string{"type Circle", "String()", `import "fmt"`}, []string{"Area", "Unused", "func square", "math"}},
		{"a method by its selector", "func f(c shapes.Circle) { c.Area() }", []string{"Area()", "func square", "\t\"fmt\"\n\t\"math\"\n"}, []string{"Unused"}},
		{"a selector of a type that is not there", "func f() { x.Each(nil); _ = shapes.A }", []string{"A = iota"}, []string{"Each", "List"}},
		{"a generic type", "func f(l shapes.List[int]) { l.Each(nil) }", []string{"type List", "Each", "// A loose comment"}, []string{"Circle"}},
		{"a field that is called like a function", "var _ shapes.square2", []string{"square2 struct", "// a field is no use"}, []string{"func square("}},
		{"a method that is called like a function", "func f(l shapes.List[int]) { l.square() }", []string{"square() {}"}, []string{"func square("}},
		{"a variable that is called like a function", "var _ = shapes.local()", []string{"A := 1"}, []string{"func square(", "A = iota"}},
		{"what gofmt aligns, in its form", "func f(c shapes.Circle) { c.Three() }", []string{"Three() int { return 3 }"}, []string{"One"}},
		{"nothing", "var _ = other.Circle", nil, []string{"package"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := cutShapes(t, test.caller)
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %q in:\n%s", want, got)
				}
			}
			for _, not := range test.not {
				if strings.Contains(got, not) {
					t.Errorf("%q is in:\n%s", not, got)
				}
			}
		})
	}
}

func TestNamesIn(t *testing.T) {
	for _, test := range []struct{ name, file, declared, selector string }{
		{"as it is called", "package p; import \"m/shapes\"; var _ = shapes.Circle{}.Area()", "Circle", "Area"},
		{"under another name", "package p; import s \"m/shapes\"; var _ = s.A; var _ = shapes.B", "A", "B"},
		{"of a file that does not parse", "package p; import \"m/shapes\"; var _ = shapes.A; }}}", "A", ""},
		{"of another package", "package p; import \"m/others\"; var _ = shapes.A", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			names := NamesIn([]byte(test.file), "m/shapes", "shapes")
			if test.declared != "" && !names.Declared[test.declared] || len(names.Declared) > 1 {
				t.Errorf("declared: %v, want %q", names.Declared, test.declared)
			}
			if test.selector != "" && !names.Selectors[test.selector] {
				t.Errorf("selectors: %v, want %q", names.Selectors, test.selector)
			}
		})
	}
}

func TestCutRefusesFilesWithoutConcern(t *testing.T) {
	p, err := Parse([]File{{"shapes.go", []byte(shapes)}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Cut(newNames(), nil); err == nil || !strings.Contains(err.Error(), "shapes.go") {
		t.Errorf("got %v, want an error that names the file", err)
	}
}

// TestCutIsInTheOrderOfAConcern requires the files of a concern to be in its order.
func TestCutIsInTheOrderOfAConcern(t *testing.T) {
	p, err := Parse([]File{{"a.go", []byte("package p\n\nvar First = 1\n")}, {"b.go", []byte("package p\n\nvar Second = 2\n\nvar Third = 3\n")}})
	if err != nil {
		t.Fatal(err)
	}
	files, err := p.Cut(p.All(), []Concern{{"out.go", []string{"b.go", "a.go"}}})
	if want := "package p\n\nvar Second = 2\n\nvar Third = 3\n\nvar First = 1\n"; err != nil || string(files[0].Content) != want {
		t.Errorf("got %q (%v), want %q", files[0].Content, err, want)
	}
}
